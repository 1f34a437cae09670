/**
 * MotionWatch (CamNtech): the .mtn files of MotionWare.
 *
 * First call: `const recording = await readMotionWare(blobBytes(file, file.name))`.
 */

export { type ReadMotionWareOptions, readMotionWare } from "./read-motionware.ts";
