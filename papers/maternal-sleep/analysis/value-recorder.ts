import type { StageContext } from "@quickening/paper";

/** Records one value: id, number, unit, digits, how it was made. */
export type RecordValue = (id: string, value: number, unit: string, digits: number, method: string) => void;

/**
 * Short form of `stage.value` for a stage whose values all stand for the same participants.
 *
 * @param n - Participants of the study behind the values. How many of them had data in a given week is not known, so n is
 *   the most that there can be.
 */
export function valueRecorder(stage: StageContext, n: number): RecordValue {
	return (id, value, unit, digits, method) => stage.value(id, { value, unit, digits, n, method });
}
