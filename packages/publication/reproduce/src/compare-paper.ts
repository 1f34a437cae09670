import { join } from "node:path";
import { DvcLock, type LockedStage } from "@quickening/dvc";
import type { ReproducedOutput, Tolerance } from "@quickening/paper";
import { gitBlobId, md5, readIfThere, sha256 } from "@quickening/workspace";
import { compareOutput, isValuesFile } from "./compare/compare-output.ts";
import type { CommittedFiles } from "./git.ts";
import type { Pipeline } from "./pipeline.ts";

/** An output as it lay on disk before a run, when it was not the committed one. */
export interface OutputBefore {
	readonly path: string;
	readonly bytes: Buffer;
}

/**
 * Compares every output of a paper with the committed one. What is not in git (PNG, PDF, Word, JATS) is compared by the hash that
 * the committed dvc.lock has of it.
 *
 * @param committed - What HEAD holds of the paper's folder.
 * @param isMade - Whether a stage came to its end; outputs of others are left out.
 */
export function comparePaper(
	{ paper, folder, stages, definition }: Pipeline,
	committed: CommittedFiles,
	isMade: (stage: string) => boolean,
): ReproducedOutput[] {
	const tolerances = tolerancesOf({ folder, stages, definition });
	const lock = DvcLock.parse(committed.read(`papers/${paper}/dvc.lock`)?.toString("utf8"));
	const outputs: ReproducedOutput[] = [];
	for (const stage of stages.filter(({ name }) => isMade(name))) {
		const locked = new Map(lock.stage(stage.name)?.outs?.map((out) => [out.path, out.md5]));
		for (const out of stage.outs) {
			const bytes = readIfThere(join(folder, out));
			if (bytes === undefined) continue;
			const known = { committed, locked: locked.get(out), tolerances };
			const output = compareOne(`papers/${paper}/${out}`, out, bytes, known);
			const stale = output.state === "differs" ? staleInputs(paper, lock.stage(stage.name), committed) : [];
			const notes = stale.length > 0 ? [`committed before ${stale.join(", ")} last changed`] : [];
			outputs.push(notes.length > 0 ? { ...output, differences: [...(output.differences ?? []), ...notes] } : output);
		}
	}
	const byNative = madeByNative({ paper, stages, definition });
	return forgiveDrawings(outputs, { byNative, fromNative: withReaders(byNative, { paper, stages }) });
}

/** Committed inputs that are not those which the committed dvc.lock names: somebody committed an edit without a rebuild. */
function staleInputs(paper: string, locked: LockedStage | undefined, committed: CommittedFiles): string[] {
	return (locked?.deps ?? []).flatMap(({ path, md5: before }) => {
		const bytes = committed.read(`papers/${paper}/${path}`);
		return bytes === undefined || before === undefined || md5(bytes) === before ? [] : [path];
	});
}

function compareOne(
	path: string,
	out: string,
	bytes: Buffer,
	known: {
		readonly committed: CommittedFiles;
		readonly locked: string | undefined;
		readonly tolerances: ReadonlyMap<string, Tolerance>;
	},
): ReproducedOutput {
	const rebuiltSha256 = sha256(bytes);
	const kind = kindOf(out);
	const id = known.committed.files.get(path);
	if (id === undefined) {
		if (known.locked === undefined) return { path, kind, state: "new", rebuiltSha256 };
		const now = md5(bytes);
		if (now === known.locked) return { path, kind, state: "identical", rebuiltSha256 };
		return { path, kind, state: "differs", rebuiltSha256, differences: [`md5 ${known.locked} -> ${now}`] };
	}
	if (gitBlobId(bytes, id) === id) {
		return { path, kind, state: "identical", committedSha256: rebuiltSha256, rebuiltSha256 };
	}
	const before = known.committed.read(path)!;
	const { state, differences } = compareOutput(out, before, bytes, known.tolerances);
	return {
		path,
		kind,
		state,
		committedSha256: sha256(before),
		rebuiltSha256,
		...(differences.length > 0 && { differences }),
	};
}

/**
 * A PDF, PNG, Word or JATS file that prints a value within its tolerance differs as bytes; it is judged by the values and rows it prints. So are the
 * results of native code, and what is drawn from them: by the values that the same stages recorded. Where native code made the same bytes as before,
 * a drawing has no such excuse: somebody changed how it is drawn.
 */
function forgiveDrawings(
	outputs: readonly ReproducedOutput[],
	{ byNative, fromNative }: { readonly byNative: ReadonlySet<string>; readonly fromNative: ReadonlySet<string> },
): ReproducedOutput[] {
	const isDrawing = ({ path, kind }: ReproducedOutput) =>
		kind === "manuscript" || /\.(?:png|pdf)$/.test(path) || fromNative.has(path);
	const others = outputs.filter((output) => !isDrawing(output));
	const isWithin = ({ path, state }: ReproducedOutput) =>
		state === "within tolerance" || (state === "differs" && byNative.has(path));
	const forgiven = outputs.some(isWithin) && others.every(({ state }) => state !== "differs");
	if (!forgiven) return [...outputs];
	return outputs.map((output) =>
		isDrawing(output) && output.state === "differs" ? { ...output, state: "within tolerance" } : output,
	);
}

/** Outputs of the stages with native code themselves; values files are left out, since they have tolerances of their own. */
function madeByNative({ paper, stages, definition }: Pick<Pipeline, "paper" | "stages" | "definition">): Set<string> {
	const native = stages.filter(({ name }) => definition.stages[name]?.native);
	return new Set(native.flatMap(({ outs }) => judgedByBytes(paper, outs)));
}

/** These outputs, and those of all stages that read them. */
function withReaders(
	made: ReadonlySet<string>,
	{ paper, stages }: Pick<Pipeline, "paper" | "stages">,
): ReadonlySet<string> {
	const all = new Set(made);
	// Stages stand in an order in which inputs come first but for a paper that lists them otherwise: go round until nothing is added.
	for (let before = -1; before !== all.size; ) {
		before = all.size;
		for (const { reads, outs } of stages) {
			if (reads.some((path) => all.has(path))) for (const out of judgedByBytes(paper, outs)) all.add(out);
		}
	}
	return all;
}

function judgedByBytes(paper: string, outs: readonly string[]): string[] {
	return outs.filter((out) => !isValuesFile(out)).map((out) => `papers/${paper}/${out}`);
}

/** The tolerance of each value: a claim's own, else that of the native code in the stage that recorded it. */
export function tolerancesOf({
	folder,
	stages,
	definition,
}: Pick<Pipeline, "folder" | "stages" | "definition">): Map<string, Tolerance> {
	const tolerances = new Map<string, Tolerance>();
	for (const { name, outs } of stages) {
		const tolerance = definition.stages[name]?.native?.tolerance;
		if (tolerance === undefined) continue;
		for (const out of outs.filter(isValuesFile)) {
			const recorded = JSON.parse(readIfThere(join(folder, out))?.toString("utf8") ?? "{}") as object;
			for (const id of Object.keys(recorded)) tolerances.set(id, tolerance);
		}
	}
	for (const [id, tolerance] of claimTolerances(definition.claims)) tolerances.set(id, tolerance);
	return tolerances;
}

/** The tolerance of each value that a claim gives one. */
function claimTolerances(
	claims: readonly { readonly value: string; readonly tolerance?: Tolerance }[],
): Map<string, Tolerance> {
	return new Map(claims.flatMap(({ value, tolerance }) => (tolerance ? [[value, tolerance] as const] : [])));
}

/**
 * Outputs on disk that are neither the committed ones nor made here; read before a run, judged after it.
 *
 * @param madeSha256 - What this machine last made of a path below the paper's folder.
 */
export function foreignOutputs(
	{ paper, folder, stages }: Pipeline,
	committed: CommittedFiles,
	madeSha256: (path: string) => string | undefined,
): OutputBefore[] {
	const found: OutputBefore[] = [];
	for (const path of stages.flatMap(({ outs }) => outs)) {
		const id = committed.files.get(`papers/${paper}/${path}`);
		const made = madeSha256(path);
		if (id === undefined && made === undefined) continue;
		const bytes = readIfThere(join(folder, path));
		if (bytes === undefined || (id !== undefined && gitBlobId(bytes, id) === id) || sha256(bytes) === made) continue;
		found.push({ path, bytes });
	}
	return found;
}

/** Of the foreign outputs, those that the run did not make either: something else had changed them. */
export function tamperedOutputs({ paper, folder, stages, definition }: Pipeline, foreign: readonly OutputBefore[]) {
	const tolerances = tolerancesOf({ folder, stages, definition });
	return foreign.flatMap(({ path, bytes }) => {
		const now = readIfThere(join(folder, path));
		if (now === undefined || now.equals(bytes)) return [];
		const { differences } = compareOutput(path, bytes, now, tolerances);
		return [{ path: `papers/${paper}/${path}`, differences }];
	});
}

function kindOf(path: string): ReproducedOutput["kind"] {
	if (path === "results/values.json") return "values";
	if (path.startsWith("results/values/")) return "value";
	if (path.startsWith("results/figures/")) return "figure";
	if (path.startsWith("results/tables/")) return "table";
	return /^results\/[^/]+\.(?:pdf|docx|xml)$/.test(path) ? "manuscript" : "data";
}
