/** What the process of a stage is told: where its inputs lie and where its outputs go. */
export interface StageJob {
	readonly paper: string;
	readonly stage: string;
	/** Name to absolute path of a file or folder. */
	readonly inputs: Readonly<Record<string, string>>;
	/** Declared parameters. */
	readonly params: Readonly<Record<string, unknown>>;
	/** Name to absolute path of the file aside. */
	readonly outputs: Readonly<Record<string, string>>;
	/** Where the recorded values go; none when the stage records none. */
	readonly values?: string;
	/** Sources of regular expressions: an id that one of them matches may be recorded. */
	readonly valueIds: readonly string[];
	/** What a generated stage takes of paper.ts. */
	readonly facts: Readonly<Record<string, unknown>>;
	/** Absolute path of the paper's folder, with what is declared in it and nothing else readable. */
	readonly paperFolder: string;
}

/** A job with a way to say how far it is; what the entry of a stage gets. */
export interface RunningJob extends StageJob {
	progress(fraction: number, message: string): void;
}

/** A line of the stage's process to its runner. */
export type StageMessage =
	| { readonly kind: "progress"; readonly fraction: number; readonly message: string }
	| { readonly kind: "done"; readonly peakMemoryMb: number }
	| { readonly kind: "failed"; readonly failure: StageFailure };

/** An error of a stage, as text. */
export interface StageFailure {
	readonly message: string;
	readonly stack: string;
	readonly code?: string;
	/** What Node's permission model refused: FileSystemRead, FileSystemWrite, ChildProcess. */
	readonly permission?: string;
	/** The path or program that was refused. */
	readonly resource?: string;
}
