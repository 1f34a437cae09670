import { join } from "node:path";
import type { PaperDefinition, Tolerance } from "@quickening/paper";
import { readIfThere } from "@quickening/workspace";
import { isValuesFile } from "../plan/plan.ts";
import type { FileTolerance } from "./judge-numbers.ts";

/**
 * What is tolerated in the outputs of one stage: of a value, the tolerance of its claim, else that of the stage's native code; of
 * other numbers, the native code's alone.
 *
 * @param ids - Of the values that the stage recorded.
 */
export function stageTolerance(
	{ stages, claims }: Pick<PaperDefinition, "stages" | "claims">,
	stage: string,
	ids: readonly string[],
): FileTolerance {
	const numbers = stages[stage]?.native?.tolerance;
	const own = new Map(claims.flatMap(({ value, tolerance }) => (tolerance ? [[value, tolerance] as const] : [])));
	const values = new Map<string, Tolerance>();
	for (const id of ids) {
		const tolerance = own.get(id) ?? numbers;
		if (tolerance !== undefined) values.set(id, tolerance);
	}
	return { values, numbers };
}

/** The tolerance of every value that is recorded on disk, by id. */
export function tolerancesOf({
	folder,
	stages,
	definition,
}: {
	/** The paper's. */
	readonly folder: string;
	readonly stages: readonly { readonly name: string; readonly outs: readonly string[] }[];
	readonly definition: Pick<PaperDefinition, "stages" | "claims">;
}): Map<string, Tolerance> {
	const tolerances = new Map<string, Tolerance>();
	for (const { name, outs } of stages) {
		for (const out of outs.filter(isValuesFile)) {
			const recorded = JSON.parse(readIfThere(join(folder, out))?.toString("utf8") ?? "{}") as object;
			const own = stageTolerance(definition, name, Object.keys(recorded)).values;
			for (const [id, tolerance] of own) if (!tolerances.has(id)) tolerances.set(id, tolerance);
		}
	}
	// A value that is committed and no longer made is judged too.
	for (const { value, tolerance } of definition.claims) if (tolerance) tolerances.set(value, tolerance);
	return tolerances;
}
