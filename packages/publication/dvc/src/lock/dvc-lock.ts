import { sha256 } from "@quickening/workspace";
import { parse } from "yaml";

/** A file as dvc.lock names it; paths are below the paper's folder. */
export interface LockedFile {
	readonly path: string;
	readonly md5?: string;
}

/** What dvc.lock says of one stage. */
export interface LockedStage {
	readonly cmd?: unknown;
	readonly deps?: readonly LockedFile[];
	readonly params?: Readonly<Record<string, unknown>>;
	readonly outs?: readonly LockedFile[];
}

const STAGE_LINE = /^ {2}(?:"([^"]+)"|'([^']+)'|([^\s'"#][^:]*)):\s*$/;

/**
 * dvc.lock as text with one block a stage. DVC appends a stage that it runs for the first time, so that the file would
 * remember the order of runs; blocks are therefore moved as text, byte for byte as DVC wrote them.
 */
export class DvcLock {
	readonly #head: string;
	readonly #blocks: Map<string, string>;

	private constructor(head: string, blocks: Map<string, string>) {
		this.#head = head;
		this.#blocks = blocks;
	}

	/** @param text - Content of a dvc.lock; empty or undefined when there is none yet. */
	static parse(text: string | undefined): DvcLock {
		const blocks = new Map<string, string>();
		let head = "";
		let name: string | undefined;
		for (const line of (text ?? "").split(/(?<=\n)/)) {
			const found = STAGE_LINE.exec(line.trimEnd());
			if (found && head.includes("stages:")) name = found[1] ?? found[2] ?? found[3]!;
			if (name === undefined) head += line;
			else blocks.set(name, (blocks.get(name) ?? "") + line);
		}
		return new DvcLock(head, blocks);
	}

	get stages(): readonly string[] {
		return [...this.#blocks.keys()];
	}

	/** Hash of a stage's block; undefined when the stage is not in the file. */
	blockHash(stage: string): string | undefined {
		const block = this.#blocks.get(stage);
		return block === undefined ? undefined : sha256(block);
	}

	stage(stage: string): LockedStage | undefined {
		const block = this.#blocks.get(stage);
		return block === undefined ? undefined : parseBlock(block, stage);
	}

	without(stages: readonly string[]): DvcLock {
		const blocks = new Map([...this.#blocks].filter(([name]) => !stages.includes(name)));
		return new DvcLock(this.#head, blocks);
	}

	/** This lock, with the blocks of `other` for stages that are missing here. */
	filledFrom(other: DvcLock, stages: readonly string[] = other.stages): DvcLock {
		const blocks = new Map(this.#blocks);
		for (const name of stages) {
			const block = other.#blocks.get(name);
			if (block !== undefined && !blocks.has(name)) blocks.set(name, block);
		}
		return new DvcLock(this.#head === "" ? other.#head : this.#head, blocks);
	}

	/** Blocks in the order of `names`; others behind them, as they were. */
	ordered(names: readonly string[]): DvcLock {
		const blocks = new Map<string, string>();
		for (const name of [...names, ...this.#blocks.keys()]) {
			const block = this.#blocks.get(name);
			if (block !== undefined) blocks.set(name, block);
		}
		return new DvcLock(this.#head, blocks);
	}

	/** The file's content; DVC needs a mapping below `stages`, so a lock without stages is an empty one. */
	toString(): string {
		if (this.#blocks.size === 0) return "schema: '2.0'\nstages: {}\n";
		return this.#head.replace(/^stages: \{\}$/m, "stages:") + [...this.#blocks.values()].join("");
	}
}

/** Reading YAML is slow, and the committed and the present block are mostly the same text. */
const parsed = new Map<string, LockedStage | undefined>();

function parseBlock(block: string, stage: string): LockedStage | undefined {
	if (!parsed.has(block)) parsed.set(block, (parse(block) as Record<string, LockedStage>)[stage] ?? undefined);
	return parsed.get(block);
}
