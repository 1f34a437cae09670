/** How far a stage is, as it says in its lines. */
export interface StageProgress {
	readonly paper: string;
	readonly stage: string;
	/** In 0..1. */
	readonly fraction: number;
	readonly message: string;
}

/** What the process of a stage needed. */
export interface StageMeasurement {
	readonly paper: string;
	readonly stage: string;
	/** The most memory that it held at once. */
	readonly peakMemoryMb: number;
	/** How long the work took when it was made, for outputs that were taken from the store instead of made now. */
	readonly storedSeconds?: number;
	/** Whether it had been made before dvc asked for it. */
	readonly handedOver?: true;
}

/** Something about a stage that a person should know although the stage goes on. */
export interface StageNotice {
	readonly paper: string;
	readonly stage: string;
	readonly notice: string;
}

/** Set to "1" by a caller who reads progress from lines instead of showing them to a person. */
export const PROGRESS_VARIABLE = "QUICKENING_PROGRESS";

const mark = "@quickening ";

/** Reads a line of a stage; undefined when it is not about progress. */
export function parseProgress(line: string): StageProgress | undefined {
	const { paper, stage, fraction, message } = parseLine<StageProgress>(line) ?? {};
	if (typeof paper !== "string" || typeof fraction !== "number") return undefined;
	return { paper, stage, fraction, message } as StageProgress;
}

/** Reads a line of a stage; undefined when it does not say what the stage needed. */
export function parseMeasurement(line: string): StageMeasurement | undefined {
	const { paper, stage, peakMemoryMb, storedSeconds, handedOver } = parseLine<StageMeasurement>(line) ?? {};
	const isOne = typeof paper === "string" && typeof stage === "string" && typeof peakMemoryMb === "number";
	if (!isOne) return undefined;
	return {
		...{ paper, stage, peakMemoryMb },
		...(typeof storedSeconds === "number" && { storedSeconds }),
		...(handedOver === true && { handedOver }),
	};
}

/** Reads a line of a stage; undefined when it gives no notice. */
export function parseNotice(line: string): StageNotice | undefined {
	const { paper, stage, notice } = parseLine<StageNotice>(line) ?? {};
	const isOne = typeof paper === "string" && typeof stage === "string" && typeof notice === "string";
	return isOne ? { paper, stage, notice } : undefined;
}

/** What a line for programs holds; undefined when it is none, as a script may print anything. */
function parseLine<Line>(line: string): Partial<Line> | undefined {
	if (!line.startsWith(`${mark}{`)) return undefined;
	try {
		return JSON.parse(line.slice(mark.length)) as Partial<Line>;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return undefined;
	}
}

/** Says what a stage needed, to a program that reads its lines; a person is not told. */
export function printMeasurement(measurement: StageMeasurement): void {
	if (process.env[PROGRESS_VARIABLE] === "1") process.stdout.write(`${mark}${JSON.stringify(measurement)}\n`);
}

/** Says something about a stage, to a program or a person. */
export function printNotice(notice: StageNotice): void {
	const isProgram = process.env[PROGRESS_VARIABLE] === "1";
	process.stdout.write(isProgram ? `${mark}${JSON.stringify(notice)}\n` : `${notice.stage}: ${notice.notice}\n`);
}

/** How progress is printed: a line a second tenth for programs, one every two seconds for people. */
export function progressPrinter(
	paper: string,
	stage: string,
	{
		forPrograms = process.env[PROGRESS_VARIABLE] === "1",
		print = (line: string) => void process.stdout.write(`${line}\n`),
		now = () => performance.now(),
	} = {},
): (fraction: number, message: string) => void {
	const pauseMs = forPrograms ? 100 : 2000;
	let last = forPrograms ? Number.NEGATIVE_INFINITY : now();
	return (fraction, message) => {
		if (now() - last < pauseMs && !(forPrograms && fraction === 1)) return;
		last = now();
		const bounded = Math.min(1, Math.max(0, fraction));
		if (forPrograms) print(mark + JSON.stringify({ paper, stage, fraction: bounded, message } satisfies StageProgress));
		else print(`${stage}  ${Math.floor(bounded * 100)} %  ${message}`);
	};
}
