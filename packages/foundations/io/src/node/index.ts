/**
 * What needs a file system: files on a disk as a source of bytes for the readers.
 *
 * First call: `await using bytes = await fileBytes("subject07.gt3x")`.
 */

export { type FileBytes, fileBytes } from "./file-bytes.ts";
