import { isInvalidInput } from "@quickening/core";
import {
	type Claim,
	coversValue,
	formatNumber,
	judgeClaims,
	type RecordedValue,
	type Tolerance,
	type Values,
} from "@quickening/paper";
import { stageValuesPath, valuesOutput } from "../plan/plan.ts";
import type { CheckContext } from "./check-context.ts";

/**
 * Tolerances so wide that a result within them may be printed as another number, or turn a claim's judgement: what was called
 * rebuilt would then say something else. Looked at in the values as they are recorded; each is a warning.
 */
export async function checkTolerances(context: CheckContext): Promise<void> {
	const { paper } = context;
	const values = recordedValues(context);
	const stated: { readonly at: readonly string[]; readonly ids: readonly string[]; readonly tolerance: Tolerance }[] = [
		...paper.claims.flatMap(({ value, tolerance }, i) =>
			tolerance === undefined ? [] : [{ at: ["claims", String(i), "tolerance"], ids: [value], tolerance }],
		),
		...Object.entries(paper.stages).flatMap(([stage, { native }]) =>
			Object.entries(native?.values ?? {}).map(([entry, tolerance]) => ({
				at: ["stages", stage, "native", "values", entry],
				ids: [...values].flatMap(([id, value]) => (value.stage === stage && coversValue(entry, id) ? [id] : [])),
				tolerance,
			})),
		),
	];
	for (const { at, ids, tolerance } of stated) {
		const told = ids.flatMap((id) => {
			const value = values.get(id);
			return value === undefined ? [] : whatMoves(id, value, tolerance.absolute, { values, claims: paper.claims });
		});
		if (told.length === 0) continue;
		const more = told.length > 3 ? `; and ${told.length - 3} more` : "";
		const locate = await context.locator();
		context.add({
			...locate(at),
			severity: "warning",
			message: `a tolerance of ${tolerance.absolute} is wide enough to change what the paper says: ${told.slice(0, 3).join("; ")}${more}; state a smaller one, or none`,
		});
	}
}

interface Known {
	readonly values: ReadonlyMap<string, RecordedValue>;
	readonly claims: readonly Claim[];
}

/** What a value that lies apart by a tolerance would change, each in a few words. */
function whatMoves(id: string, value: RecordedValue, absolute: number, { values, claims }: Known): string[] {
	const told: string[] = [];
	for (const [part, x] of numbersOf(value)) {
		const printed = formatNumber(x, value.digits);
		const others = [x - absolute, x + absolute].map((y) => formatNumber(y, value.digits)).filter((y) => y !== printed);
		if (others.length === 0) continue;
		const name = part === "value" ? id : `${id}, ${part},`;
		told.push(`${name} is printed ${printed} and might become ${[...new Set(others)].join(" or ")}`);
		break;
	}
	for (const claim of claims) {
		const before = judgement(claim, values);
		for (const sign of [-1, 1]) {
			const after = judgement(claim, new Map([...values, [id, shifted(value, sign * absolute)]]));
			if (before === undefined || after === undefined || before === after) continue;
			told.push(`claim ${claim.id} is ${before} and might become ${after}`);
			break;
		}
	}
	return told;
}

/** The numbers that are printed of a value. */
function numbersOf({ value, interval, spread }: RecordedValue): [string, number][] {
	const all: [string, unknown][] = [
		["value", value],
		["low", interval?.low],
		["high", interval?.high],
		...Object.entries(spread ?? {}).map(([part, x]): [string, unknown] => [`spread ${part}`, x]),
	];
	return all.filter((each): each is [string, number] => typeof each[1] === "number" && Number.isFinite(each[1]));
}

function shifted(value: RecordedValue, by: number): RecordedValue {
	return {
		...value,
		...(typeof value.value === "number" && { value: value.value + by }),
		...(value.interval && {
			interval: { ...value.interval, low: value.interval.low + by, high: value.interval.high + by },
		}),
	};
}

/** How a claim is judged in all words but "rebuilt"; undefined when it cannot be. */
function judgement(claim: Claim, values: Known["values"]): string | undefined {
	try {
		const [judged] = judgeClaims([claim], Object.fromEntries(values) as Values);
		const { reproduced, robust, replicated } = judged!;
		return [
			reproduced?.state,
			robust && `robust ${robust.agree} of ${robust.of}`,
			replicated && `replicated ${replicated.agree} of ${replicated.of}`,
		]
			.filter(Boolean)
			.join(", ");
	} catch (error) {
		if (isInvalidInput(error)) return undefined;
		throw error;
	}
}

/** Values as they lie there, of all stages; what cannot be read is told by others. */
function recordedValues({ plan, bytes }: CheckContext): Map<string, RecordedValue> {
	const found = new Map<string, RecordedValue>();
	for (const { name, outputs } of plan.stages) {
		if (!outputs.some((output) => output.name === valuesOutput)) continue;
		try {
			const content = bytes(`${plan.folder}/${stageValuesPath(name)}`)?.toString("utf8") ?? "{}";
			for (const [id, value] of Object.entries(JSON.parse(content) as Record<string, RecordedValue>)) {
				found.set(id, { ...value, stage: name });
			}
		} catch (error) {
			if (!(error instanceof SyntaxError)) throw error;
		}
	}
	return found;
}
