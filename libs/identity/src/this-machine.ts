/** Whether what listens there, or is called so, is found from this machine alone. @param host a name or address, as in a URL or without its brackets */
export const isThisMachine = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
