import { readFileSync } from "node:fs";
import { formatDuration } from "@quickening/workspace/terminal";
import type { StageKind } from "../../plan/plan.ts";

/** The most that a stage may take. */
export interface StageLimits {
	readonly seconds: number;
	readonly memoryMb: number;
}

/** Variables that raise a limit. */
export const SECONDS_VARIABLE = "QUICKENING_DRAWING_SECONDS";
export const MEMORY_VARIABLE = "QUICKENING_DRAWING_MB";

/** Generous: a figure takes seconds, a text less than a minute, on a busy machine too. */
const DRAWING: StageLimits = { seconds: 600, memoryMb: 4000 };
const LOOK_MS = 100;

/**
 * What a stage that draws, sets or joins may take; undefined for a paper's own script, which may compute for days.
 *
 * @throws Error when a variable that raises a limit is no number.
 */
export function limitsOf(kind: StageKind, environment: NodeJS.ProcessEnv = process.env): StageLimits | undefined {
	if (kind === "script") return undefined;
	const read = (name: string, otherwise: number) => {
		const text = environment[name];
		if (text === undefined || text === "") return otherwise;
		const value = Number(text);
		if (!(value > 0)) throw new Error(`${name} must be a number above 0; got ${text}`);
		return value;
	};
	return { seconds: read(SECONDS_VARIABLE, DRAWING.seconds), memoryMb: read(MEMORY_VARIABLE, DRAWING.memoryMb) };
}

/**
 * Looks at a process until it is told to stop, and tells once, in a sentence, when it takes more than it may. Memory is looked at
 * where there is /proc.
 *
 * @returns stops looking.
 */
export function watchLimits(
	pid: number,
	{ seconds, memoryMb }: StageLimits,
	onExceeded: (message: string) => void,
): () => void {
	const started = performance.now();
	const timer = setInterval(() => {
		const took = (performance.now() - started) / 1000;
		const held = residentMb(pid);
		if (took <= seconds && (held === undefined || held <= memoryMb)) return;
		clearInterval(timer);
		onExceeded(
			took > seconds
				? `it was ended at its limit of ${formatDuration(seconds)}: is there a loop without an end, or far too much to draw? ${SECONDS_VARIABLE} raises the limit`
				: `it was ended at its limit of ${memoryMb} MB of memory: draw fewer rows or marks, such as means instead of samples; ${MEMORY_VARIABLE} raises the limit`,
		);
	}, LOOK_MS);
	return () => clearInterval(timer);
}

/** Memory that a process holds, in MB; undefined where it cannot be seen. */
function residentMb(pid: number): number | undefined {
	try {
		const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
		return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
	} catch {
		// It has ended, or there is no /proc.
		return undefined;
	}
}
