/**
 * Recordings of the Parmay Matrix (.BIN), packet by packet.
 *
 * First call: `const recording = await readParmayMatrix(blobBytes(file, file.name))`.
 */

export { readParmayMatrix } from "./read-parmay-matrix.ts";
