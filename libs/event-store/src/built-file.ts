/**
 * The file of a thread. Where tests run the TypeScript source, the thread runs what was built of it: Node cannot load the source.
 * @param module the `import.meta.url` of who starts it
 * @param file beside it, as built: `./writer.worker.js`
 */
export const builtFile = (module: string, file: string): URL =>
  new URL(file, module.endsWith('.ts') ? module.replace('/libs/', '/dist/libs/') : module);
