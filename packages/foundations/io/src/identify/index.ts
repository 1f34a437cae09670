/**
 * What a file is, by its content: before one of the readers is fetched to read it. No reader is behind this door.
 *
 * First call: `const { format, subpath } = await identifyRecording(blobBytes(file, file.name))`.
 */

export { type IdentifiedFile, identifyRecording, type RecordingFormat } from "./identify-recording.ts";
