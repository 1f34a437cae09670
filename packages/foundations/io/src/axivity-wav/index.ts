/**
 * Acceleration that Axivity's programs wrote as WAV files.
 *
 * First call: `const recording = await readAxivityWav(blobBytes(file, file.name))`.
 */

export { readAxivityWav } from "./read-axivity-wav.ts";
