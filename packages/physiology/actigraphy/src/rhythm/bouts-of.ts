import { checkInRange, type Samples } from "@quickening/core";
import { checkActivity } from "./day-clock.ts";

/** Lengths of the runs above a threshold and of the others, in epochs and in order; an unknown epoch ends a run. */
export function boutsOf(
	where: string,
	values: Samples,
	activeAbove: number,
): { active: Float64Array; rest: Float64Array } {
	checkInRange(where, "activeAbove", activeAbove, -Number.MAX_VALUE, Number.MAX_VALUE);
	checkActivity(where, values);
	const active: number[] = [];
	const rest: number[] = [];
	let length = 0;
	let state = Number.NaN;
	const end = () => {
		if (length > 0) (state === 1 ? active : rest).push(length);
	};
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		const next = Number.isNaN(value) ? Number.NaN : value > activeAbove ? 1 : 0;
		if (next === state) {
			length++;
			continue;
		}
		end();
		state = next;
		length = Number.isNaN(next) ? 0 : 1;
	}
	end();
	return { active: Float64Array.from(active), rest: Float64Array.from(rest) };
}
