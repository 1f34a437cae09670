import {
	checkCodebook,
	checkRawData,
	getDataset,
	mirrorFrom,
	type RawDataCheck,
	readDataset,
	trackRawData,
} from "@quickening/datasets";
import type { WaitingDataset } from "@quickening/paper";
import { dvcProgram } from "@quickening/workspace";
import { formatCount, isUserError, type Terminal } from "@quickening/workspace/terminal";

/** Whether a data set can be read. */
export type DataState =
	| { readonly state: "present" }
	| { readonly state: "waiting"; readonly waiting: WaitingDataset }
	/** Files that are there are not those of dataset.json: nothing may be computed from them. */
	| { readonly state: "changed"; readonly problems: readonly string[] };

/** Seconds after which an address counts as out of reach. */
const PROBE_SECONDS = 3;

/**
 * Looks whether the raw files of a data set are there and right, and gets missing ones: from the mirror when one is
 * named, else from their own addresses when the first of them answers at once.
 */
export async function obtainData(
	root: string,
	dataset: string,
	{ terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<DataState> {
	const check = await checkRawData(root, dataset);
	if (check.state === "present") return asDescribed(root, dataset);
	if (check.state === "changed") return { state: "changed", problems: changedFiles(check) };
	const waiting = (reason: string): DataState => ({ state: "waiting", waiting: waitingFor(check, reason) });
	const unreachable = await whyUnreachable(root, check, signal);
	if (unreachable !== undefined) return waiting(unreachable);
	try {
		const repository = { folder: root, program: dvcProgram(root) };
		await getDataset(root, dataset, {
			mirror: mirrorFrom(process.env.QUICKENING_MIRROR, root),
			terminal,
			signal,
			track: (slug, installed) => trackRawData(repository, slug, { installed }),
		});
	} catch (error) {
		signal.throwIfAborted();
		if (!isUserError(error)) throw error;
		return waiting(error.message);
	}
	return asDescribed(root, dataset);
}

/** Nothing is computed from tables that are not what dataset.json says of them. */
async function asDescribed(root: string, dataset: string): Promise<DataState> {
	const { findings } = await checkCodebook(root, readDataset(root, dataset));
	const errors = findings.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return { state: "present" };
	return { state: "changed", problems: errors.map(({ message }) => message) };
}

/** What a person does about files that are not here: types a command, or asks who holds them. */
function waitingFor({ dataset, command, howToGet }: RawDataCheck, reason: string): WaitingDataset {
	const words = howToGet === undefined ? reason : `${reason}. ${howToGet.replace(/\.$/, "")}`;
	return { dataset, command, reason: words };
}

/** A short look, without fetching: for `status`. */
export async function lookAtData(root: string, dataset: string): Promise<DataState> {
	const check = await checkRawData(root, dataset);
	if (check.state === "present") return { state: "present" };
	if (check.state === "changed") return { state: "changed", problems: changedFiles(check) };
	return { state: "waiting", waiting: waitingFor(check, countMissing(check)) };
}

function changedFiles({ problems }: RawDataCheck): string[] {
	return problems.filter(({ kind }) => kind !== "missing").map(({ message }) => message);
}

function countMissing({ problems, nFiles }: RawDataCheck): string {
	return `${problems.length === nFiles ? "none" : `${nFiles - problems.length}`} of its ${formatCount(nFiles, "file")} ${nFiles === 1 ? "is" : "are"} on this machine`;
}

/** Undefined when a fetch is worth trying; else the reason why not, in one sentence. */
async function whyUnreachable(root: string, check: RawDataCheck, signal: AbortSignal): Promise<string | undefined> {
	if (process.env.QUICKENING_MIRROR?.trim()) return undefined;
	const { files } = readDataset(root, check.dataset);
	const missing = new Set(check.problems.map(({ path }) => path));
	const wanted = files.filter(({ path }) => missing.has(`data/${check.dataset}/raw/${path}`));
	const closed = wanted.find(({ url }) => url === null);
	if (closed) return countMissing(check);
	const { url } = wanted[0]!;
	try {
		const timeout = AbortSignal.timeout(PROBE_SECONDS * 1000);
		const answer = await fetch(url!, { method: "HEAD", signal: AbortSignal.any([signal, timeout]) });
		if (answer.status < 500) return undefined;
		return `${countMissing(check)}; no QUICKENING_MIRROR is named, and ${new URL(url!).host} answers ${answer.status}`;
	} catch {
		signal.throwIfAborted();
		return `${countMissing(check)}; no QUICKENING_MIRROR is named, and ${new URL(url!).host} cannot be reached from here`;
	}
}
