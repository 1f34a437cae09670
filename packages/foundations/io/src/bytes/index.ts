/**
 * Where bytes come from. Every reader of recordings takes a {@link ByteSource}, so that the same code reads a page's `File`,
 * bytes in memory and, with `fileBytes` of @quickening/io/node, a file on a disk.
 *
 * First call: `blobBytes(file, file.name)`.
 */

export { type ByteSource, blobBytes, memoryBytes } from "./byte-source.ts";
