import { join } from "node:path";
import { coversValue, type PaperDefinition, type StageDefinition, type Tolerance } from "@quickening/paper";
import { readIfThere } from "@quickening/workspace";
import { isValuesFile } from "../plan/plan.ts";
import type { FileTolerance } from "./judge-numbers.ts";

/** What is tolerated in the outputs of one stage. */
export interface StageTolerance {
	/** Of values, by id. */
	readonly values: ReadonlyMap<string, Tolerance>;
	/** Of every number of a file, by path below the paper's folder. */
	readonly files: ReadonlyMap<string, Tolerance>;
}

/**
 * What is tolerated in the outputs of one stage: of a value, the tolerance of its claim, else that which its stage's native code
 * names for it; of other numbers, that which the native code names for the file. What is not named has none.
 *
 * @param ids - Of the values that the stage recorded.
 */
export function stageTolerance(
	{ stages, claims }: Pick<PaperDefinition, "stages" | "claims">,
	stage: string,
	ids: readonly string[],
): StageTolerance {
	const definition = stages[stage];
	const native = Object.entries(definition?.native?.values ?? {});
	const own = new Map(claims.flatMap(({ value, tolerance }) => (tolerance ? [[value, tolerance] as const] : [])));
	const values = new Map<string, Tolerance>();
	for (const id of ids) {
		// An id that is named itself goes before a pattern that covers it.
		const named = native.find(([entry]) => entry === id) ?? native.find(([entry]) => coversValue(entry, id));
		const tolerance = own.get(id) ?? named?.[1];
		if (tolerance !== undefined) values.set(id, tolerance);
	}
	return { values, files: toleratedFiles(definition) };
}

/** What is tolerated in one file of a stage. */
export function fileTolerance({ values, files }: StageTolerance, path: string): FileTolerance {
	return { values, numbers: files.get(path) };
}

/** The files of a stage whose numbers have a tolerance, by path below the paper's folder. */
export function toleratedFiles(stage: StageDefinition | undefined): Map<string, Tolerance> {
	return new Map(
		Object.entries(stage?.native?.outputs ?? {}).flatMap(([name, tolerance]) => {
			const path = stage?.outputs[name];
			return path === undefined ? [] : [[path, tolerance] as const];
		}),
	);
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
