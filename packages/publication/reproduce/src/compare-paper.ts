import { join } from "node:path";
import { DvcLock, type LockedStage } from "@quickening/dvc";
import type { ReproducedOutput } from "@quickening/paper";
import { isValuesFile } from "@quickening/pipeline/plan";
import {
	type FileTolerance,
	fileTolerance,
	judgeNumbers,
	tolerancesOf,
	toleratedFiles,
} from "@quickening/pipeline/tolerance";
import { gitBlobId, md5, readIfThere, sha256 } from "@quickening/workspace";
import type { CommittedFiles } from "@quickening/workspace/git";
import { compareOutput } from "./compare/compare-output.ts";
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
 * @param setAside - What a stage made of an output whose committed bytes were kept, by path below the paper's folder.
 */
export function comparePaper(
	{ paper, folder, stages, definition }: Pipeline,
	committed: CommittedFiles,
	isMade: (stage: string) => boolean,
	setAside: (path: string) => Buffer | undefined = () => undefined,
): ReproducedOutput[] {
	const tolerances = tolerancesOf({ folder, stages, definition });
	const lock = DvcLock.parse(committed.read(`papers/${paper}/dvc.lock`)?.toString("utf8"));
	const outputs: ReproducedOutput[] = [];
	// What has not passed disclosure control as a whole may hold anything, and a difference would show it.
	const isHeld = stages.some(({ name }) => name === "disclosure") && !isMade("disclosure");
	for (const stage of stages.filter(({ name }) => isMade(name))) {
		const locked = new Map(lock.stage(stage.name)?.outs?.map((out) => [out.path, out.md5]));
		const tolerance = { values: tolerances, files: toleratedFiles(definition.stages[stage.name]) };
		for (const out of stage.outs) {
			const bytes = readIfThere(join(folder, out));
			if (bytes === undefined) continue;
			const known = {
				committed,
				locked: locked.get(out),
				tolerance: fileTolerance(tolerance, out),
				made: setAside(out),
			};
			const output = stage.staysHere?.has(out)
				? compareHash(`papers/${paper}/${out}`, bytes, known.locked)
				: compareOne(`papers/${paper}/${out}`, out, bytes, known);
			const stale = output.state === "differs" ? staleInputs(paper, lock.stage(stage.name), committed) : [];
			const notes = [
				...(stale.length > 0 ? [`committed before ${stale.join(", ")} last changed`] : []),
				...(output.state === "differs" && definition.stages[stage.name]?.native ? [nativeNote] : []),
			];
			if (isHeld && output.state !== "identical") {
				const { within: _within, ...rest } = output;
				outputs.push({ ...rest, ...(output.state === "differs" && { differences: [heldDifference] }) });
				continue;
			}
			outputs.push(notes.length > 0 ? { ...output, differences: [...(output.differences ?? []), ...notes] } : output);
		}
	}
	return forgiveDrawings(outputs, drawnFromTolerated({ paper, stages, definition }));
}

const nativeNote =
	"computed with TensorFlow, whose bits are the same on x86-64 processors with AVX2 and FMA, as set-up builds it (npm run quickening -- doctor)";

/** Committed inputs that are not those which the committed dvc.lock names: somebody committed an edit without a rebuild. */
function staleInputs(paper: string, locked: LockedStage | undefined, committed: CommittedFiles): string[] {
	return (locked?.deps ?? []).flatMap(({ path, md5: before }) => {
		const bytes = committed.read(`papers/${paper}/${path}`);
		return bytes === undefined || before === undefined || md5(bytes) === before ? [] : [path];
	});
}

interface KnownOfOutput {
	readonly committed: CommittedFiles;
	/** The hash that the committed dvc.lock has of it. */
	readonly locked: string | undefined;
	readonly tolerance: FileTolerance;
	/** What the stage made, where the committed bytes were kept. */
	readonly made: Buffer | undefined;
}

/** Of rows that stay on the machine it is told whether they are those of the committed dvc.lock; a difference would show them. */
function compareHash(path: string, bytes: Buffer, locked: string | undefined): ReproducedOutput {
	const facts = { path, kind: "data", rebuiltSha256: sha256(bytes) } as const;
	if (locked === undefined) return { ...facts, state: "new" };
	if (md5(bytes) === locked) return { ...facts, state: "identical" };
	return { ...facts, state: "differs", differences: [withheldDifference] };
}

const heldDifference = "the paper has not passed disclosure control, so the difference is not shown";

const withheldDifference = "other rows; the data are not open, so the difference is not shown";

function compareOne(path: string, out: string, bytes: Buffer, known: KnownOfOutput): ReproducedOutput {
	const { committed, locked, tolerance } = known;
	const kind = kindOf(out);
	const id = committed.files.get(path);
	if (id === undefined) {
		const rebuiltSha256 = sha256(bytes);
		if (locked === undefined) return { path, kind, state: "new", rebuiltSha256 };
		const now = md5(bytes);
		if (now === locked) return { path, kind, state: "identical", rebuiltSha256 };
		return { path, kind, state: "differs", rebuiltSha256, differences: [`md5 ${locked} -> ${now}`] };
	}
	const isCommitted = gitBlobId(bytes, id) === id;
	const made = isCommitted && known.made !== undefined ? known.made : bytes;
	const rebuiltSha256 = sha256(made);
	if (gitBlobId(made, id) === id) {
		return { path, kind, state: "identical", committedSha256: rebuiltSha256, rebuiltSha256 };
	}
	const before = committed.read(path)!;
	const judged = judgeNumbers(out, before, made, tolerance);
	const { differences } = compareOutput(out, before, made, tolerance.values);
	// Whatever lies within a tolerance of a file that dvc.lock does not know is within tolerance of nobody's result.
	const isForged = locked !== undefined && md5(before) !== locked;
	const isWithin = "within" in judged && !isForged;
	const notes = [
		...(isForged && "within" in judged ? ["the committed file is not the one that the committed dvc.lock names"] : []),
		...("within" in judged || !hasTolerance(tolerance, out) ? [] : [judged.beyond]),
	];
	return {
		path,
		kind,
		state: isWithin ? "within tolerance" : "differs",
		committedSha256: sha256(before),
		rebuiltSha256,
		...(isCommitted && { kept: true }),
		...(isWithin && { within: judged.within }),
		...(differences.length + notes.length > 0 && { differences: [...differences, ...notes] }),
	};
}

function hasTolerance({ values, numbers }: FileTolerance, out: string): boolean {
	return isValuesFile(out) ? values.size > 0 : numbers !== undefined;
}

/**
 * A PDF, PNG, Word or JATS file that prints a value within its tolerance differs as bytes; it is judged by the values and rows
 * it prints. So is what is drawn from a file whose numbers have a tolerance. This is for results that have taken the committed
 * ones' place, since somebody changed the code or its inputs: where the committed bytes were kept, what is drawn from them has
 * no excuse.
 */
function forgiveDrawings(outputs: readonly ReproducedOutput[], fromTolerated: ReadonlySet<string>): ReproducedOutput[] {
	const isDrawing = ({ path, kind }: ReproducedOutput) =>
		kind === "manuscript" || /\.(?:png|pdf)$/.test(path) || fromTolerated.has(path);
	const others = outputs.filter((output) => !isDrawing(output));
	const hasMoved = outputs.some(({ state, kept }) => state === "within tolerance" && !kept);
	if (!hasMoved || others.some(({ state }) => state === "differs")) return [...outputs];
	return outputs.map((output) =>
		isDrawing(output) && output.state === "differs" ? { ...output, state: "within tolerance" } : output,
	);
}

/**
 * Outputs of all stages that read, directly or not, a file of native code whose numbers have a tolerance; files of values are
 * left out, since they are judged by number.
 */
function drawnFromTolerated({
	paper,
	stages,
	definition,
}: Pick<Pipeline, "paper" | "stages" | "definition">): ReadonlySet<string> {
	const tolerated = stages.flatMap(({ name }) => [...toleratedFiles(definition.stages[name]).keys()]);
	const made = new Set(judgedByBytes(paper, tolerated));
	const all = new Set(made);
	// Stages stand in an order in which inputs come first but for a paper that lists them otherwise: go round until nothing is
	// added.
	for (let before = -1; before !== all.size; ) {
		before = all.size;
		for (const { reads, outs } of stages) {
			if (reads.some((path) => all.has(path))) for (const out of judgedByBytes(paper, outs)) all.add(out);
		}
	}
	return new Set([...all].filter((path) => !made.has(path)));
}

function judgedByBytes(paper: string, outs: readonly string[]): string[] {
	return outs.filter((out) => !isValuesFile(out)).map((out) => `papers/${paper}/${out}`);
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
	const isControlled = stages.some(({ name }) => name === "disclosure");
	return foreign.flatMap(({ path, bytes }) => {
		const now = readIfThere(join(folder, path));
		if (now === undefined || now.equals(bytes)) return [];
		// What somebody put in the place of an output may hold anything.
		if (isControlled) return [{ path: `papers/${paper}/${path}`, differences: [withheldDifference] }];
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
