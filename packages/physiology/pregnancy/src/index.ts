/**
 * Measures of pregnancy.
 * Arrays in, numbers out: no clock, no file, no network. It may import what stands below its wing, and runs in a browser.
 * It is not for reading files, nor for drawing: those have packages of their own.
 *
 * First call: `rootMeanSquare([3, -4])`.
 */

// Size
export { rootMeanSquare } from "./root-mean-square.ts";
