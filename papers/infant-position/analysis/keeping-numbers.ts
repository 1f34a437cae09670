import type { StageContext, Value } from "@quickening/paper";

/** The stage, and what it records by its id, for the stage that compares them with published ones. */
export function keepingNumbers(context: StageContext): {
	readonly stage: StageContext;
	readonly numbers: Readonly<Record<string, Value>>;
} {
	const numbers: Record<string, Value> = {};
	const stage: StageContext = {
		...context,
		value(id, value, evidence) {
			numbers[id] = value;
			context.value(id, value, evidence);
		},
	};
	return { stage, numbers };
}
