import type { Worker } from "node:worker_threads";
import type { NumberedItem, Outcome } from "../../map/engine.ts";
import { ItemError, itemError } from "../../map/item-error.ts";
import { buffersMovedWith } from "../../map/moved.ts";
import { type FromThread, isEnveloped, protocol, receivedError, type SentOutcome, type ToThread } from "./messages.ts";

/** One worker, which does a chunk at a time. While it has none it does not keep the process alive. */
export class WorkerThread<Item, Result> {
	readonly #worker: Worker;
	/** A worker that is gone does not tell any more. */
	readonly #memoryMb: number | undefined;
	readonly #gone: Promise<void>;
	readonly #underWay = new Int32Array(new SharedArrayBuffer(4));
	#isReady = false;
	#death: { readonly cause: unknown } | undefined;
	#waiting: { done(outcomes: readonly SentOutcome[]): void; died(cause: unknown): void } | undefined;
	#lastId = "";

	constructor(start: () => Worker, shared: unknown) {
		const worker = start();
		this.#worker = worker;
		this.#memoryMb = worker.resourceLimits?.maxOldGenerationSizeMb;
		worker.on("message", (data: unknown) => {
			if (!isEnveloped<FromThread>(data)) return;
			if (data.message.kind === "ready") this.#isReady = true;
			else this.#waiting?.done(data.message.outcomes);
		});
		// What the work throws is an outcome; this is what is thrown outside of it: while loading, in a timer, for want of
		// memory.
		worker.on("error", (cause) => {
			this.#death ??= { cause };
		});
		worker.on("messageerror", (cause) => this.#waiting?.died(cause));
		this.#gone = new Promise((resolve) => {
			worker.once("exit", (code) => {
				this.#death ??= { cause: new Error(`it ended by itself, with exit code ${code}`) };
				this.#waiting?.died(this.#death.cause);
				resolve();
			});
		});
		this.#say({ kind: "shared", shared, underWay: this.#underWay });
	}

	/**
	 * Does a chunk.
	 *
	 * @returns Its outcomes, or the error of the item on which the thread died, or which it cannot be given; what it had done
	 *   of the chunk is lost, and so is the thread.
	 * @throws Where no item is to blame: the worker could not begin, does not call `answerItems`, or died between two chunks.
	 */
	async run(
		chunk: readonly NumberedItem<Item>[],
		stopAtError: boolean,
	): Promise<readonly Outcome<Result>[] | ItemError> {
		if (this.#death !== undefined) {
			throw new Error(
				`onThreads: a thread died after ${this.#lastId}: ${this.#explain(this.#death.cause)}`,
				this.#death,
			);
		}
		const buffers: ArrayBuffer[] = [];
		for (const each of chunk) {
			try {
				buffers.push(...buffersMovedWith(each.item));
			} catch (cause) {
				await this.end();
				return itemError(each, cause);
			}
		}
		this.#worker.ref();
		try {
			const outcomes = await new Promise<readonly SentOutcome[]>((done, died) => {
				this.#waiting = { done, died };
				Atomics.store(this.#underWay, 0, (chunk[0] as NumberedItem<Item>).index);
				this.#say({ kind: "chunk", chunk, stopAtError }, buffers);
			});
			this.#lastId = (chunk.at(-1) as NumberedItem<Item>).id;
			return outcomes.map((each) => received<Result>(each));
		} catch (cause) {
			await this.end();
			if (cause instanceof DOMException && cause.name === "DataCloneError") return unsendable(chunk, cause);
			if (!this.#isReady) {
				throw new Error(
					`onThreads: the worker could not begin, or does not call answerItems: ${this.#explain(cause)}`,
					{ cause },
				);
			}
			const { index, id } = chunk.find((each) => each.index === Atomics.load(this.#underWay, 0)) ?? chunk[0]!;
			return new ItemError(`${id}: the thread that worked on it died: ${this.#explain(cause)}`, { index, id, cause });
		} finally {
			this.#waiting = undefined;
			this.#worker.unref();
		}
	}

	async end(): Promise<void> {
		await this.#worker.terminate();
		await this.#gone;
	}

	#explain(cause: unknown): string {
		if (!(cause instanceof Error)) return String(cause);
		if ((cause as NodeJS.ErrnoException).code !== "ERR_WORKER_OUT_OF_MEMORY") return cause.message;
		const limit = this.#memoryMb === undefined ? "" : ` of ${this.#memoryMb} MB`;
		return `it used up its memory${limit}; use fewer threads, smaller items, or a larger resourceLimits.maxOldGenerationSizeMb of the worker`;
	}

	#say(message: ToThread, buffers: readonly ArrayBuffer[] = []): void {
		this.#worker.postMessage({ protocol, message }, [...new Set(buffers)]);
	}
}

/** The error of the first item that cannot be sent: one with a function in it, or a buffer that was given away before. */
function unsendable(chunk: readonly NumberedItem<unknown>[], cause: DOMException): ItemError {
	const found = chunk.find(({ item }) => {
		try {
			structuredClone(item);
			return false;
		} catch {
			return true;
		}
	});
	return itemError(found ?? chunk[0]!, cause);
}

function received<Result>(outcome: SentOutcome): Outcome<Result> {
	const { index, id } = outcome;
	if (outcome.ok) return { index, id, ok: true, value: outcome.value as Result };
	return { index, id, ok: false, error: itemError(outcome, receivedError(outcome.thrown)) };
}
