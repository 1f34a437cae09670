import type { TypedTable } from "@quickening/table";
import { type Context, takenContexts } from "./one-context.ts";

/** A mean over people of a reading in named contexts. */
export interface MeanReading {
	/** Mean of each woman's own mean; NaN where there is none. */
	readonly mean: number;
	/** Standard deviation between women of their means; NaN for fewer than two. */
	readonly sd: number;
	readonly nPeople: number;
	readonly nReadings: number;
	/** Rows of other contexts, which are left out. */
	readonly nOfOtherContexts: number;
	readonly contexts: readonly string[];
	readonly unit: string;
}

/**
 * Mean of a reading over women, each with her own mean, in one context, or in those that are named.
 *
 * @param visits - The table of visits, with `participantId`, `context` and the column.
 * @throws InvalidInputError when rows are of several contexts and none is named.
 * @example
 * meanReading(tables.visit, "systolicMmHg", { contexts: ["home"] }).mean;
 */
export function meanReading<R extends Readonly<Record<"participantId" | "context", string | null>>>(
	visits: TypedTable<R>,
	column: keyof R & string,
	{ contexts }: { readonly contexts?: readonly Context[] } = {},
): MeanReading {
	const context = visits.array("context") as (string | null)[];
	const person = visits.array("participantId") as (string | null)[];
	const values = visits.array(column) as number[];
	const isRead = context.map((_, i) => !Number.isNaN(values[i]!));
	const taken = takenContexts(
		"meanReading",
		context.filter((_, i) => isRead[i]),
		contexts,
	);
	const own = new Map<string | null, { sum: number; n: number }>();
	let nOfOtherContexts = 0;
	let nReadings = 0;
	for (let i = 0; i < values.length; i++) {
		if (!isRead[i]) continue;
		if (!taken.has(context[i] ?? "")) {
			nOfOtherContexts++;
			continue;
		}
		nReadings++;
		const each = own.get(person[i]!) ?? { sum: 0, n: 0 };
		each.sum += values[i]!;
		each.n++;
		own.set(person[i]!, each);
	}
	const means = [...own.values()].map(({ sum, n }) => sum / n);
	const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
	const squares = means.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	return {
		mean,
		sd: means.length < 2 ? Number.NaN : Math.sqrt(squares / (means.length - 1)),
		...{ nPeople: means.length, nReadings, nOfOtherContexts, contexts: [...taken], unit: visits.columnOf(column).unit },
	};
}
