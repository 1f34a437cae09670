/**
 * What every package shares: errors that name the argument and the rule, checks at a package's door, and seeded
 * random numbers. It imports nothing of ours and knows nothing of physiology.
 *
 * First call: `const random = seededRandom(1)`.
 */

// Checks at the door
export { checkName } from "./checks/names.ts";
export { checkInRange, checkInteger, checkPositive } from "./checks/numbers.ts";
export { checkMinimumLength, checkSameLength, type Samples } from "./checks/samples.ts";
// Clock and zones
export { type LocalDay, type LocalDays, localDays } from "./clock/local-days.ts";
export { type LocalInstant, printLocalTime, utcOfLocalTime } from "./clock/local-time.ts";
export { localTimeOfDay } from "./clock/local-time-of-day.ts";
export { type DeviceClock, recordingStartUtc } from "./clock/recording-start-utc.ts";
export { zoneOffsetSeconds } from "./clock/zone-offset.ts";
// Errors and warnings
export { type InvalidInputDetail, InvalidInputError, isInvalidInput } from "./errors/invalid-input.ts";
export type { Warning } from "./errors/warning.ts";

// Random numbers
export { drawIntegers } from "./random/draw-integers.ts";
export { drawInteger, drawNormal, shuffle } from "./random/draws.ts";
export { type Random, seededRandom } from "./random/seeded-random.ts";

// Recordings
export {
	type ReadProgress,
	type RecordedSignal,
	type Recording,
	type RecordingDevice,
	type RecordingStart,
	type SignalBlock,
	type SpotSeries,
	sampleFlags,
} from "./recording/recording.ts";

// Units
export { isSameDimension, type UnitConversion, unitConversion } from "./units/convert-unit.ts";
export { commonUnits, knownUnits, printUnit, unitOf } from "./units/printed-units.ts";
export { readUnit, type Unit } from "./units/read-unit.ts";
