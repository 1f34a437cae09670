/**
 * A recording of movement from any device that this package reads: tells what a file is and opens it. It brings all those readers
 * along; a program that knows its device takes that reader's own door.
 *
 * First call: `const { recording } = await openMovement(blobBytes(file, file.name))`.
 */

export { isMovementFormat, type MovementFile, type OpenMovementOptions, openMovement } from "./open-movement.ts";
