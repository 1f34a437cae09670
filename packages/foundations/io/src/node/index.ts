/**
 * What needs a file system: files on a disk as a source of bytes for the readers.
 *
 * First call, with the file closed at the end whatever happens:
 *
 *     const bytes = await fileBytes("subject07.gt3x");
 *     try {
 *     	for await (const block of (await readGt3x(bytes)).blocks()) use(block);
 *     } finally {
 *     	await bytes.close();
 *     }
 */

export { type FileBytes, fileBytes } from "./file-bytes.ts";
