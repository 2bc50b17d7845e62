/** The text of a file as it was saved: UTF-8, with or without a byte order mark, or what a spreadsheet on Windows writes. Never throws. */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Every byte is a character of windows-1252, and æ, ø and å stand where they are in ISO 8859-1 too.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
