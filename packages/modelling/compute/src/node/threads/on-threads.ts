import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { checkInteger } from "@quickening/core";
import type { Engine, EngineSession, NumberedItem, Outcome } from "../../map/engine.ts";
import { type ItemError, isItemError } from "../../map/item-error.ts";
import { WorkerThread } from "./worker-thread.ts";

/**
 * Does the work on worker threads. The worker is a module that calls `answerItems`; whoever uses it starts it, by a URL that is
 * written out, so that the fingerprint of a stage holds the worker's code.
 *
 * @param start - Starts a worker; its options are Node's own, such as `resourceLimits` for the most memory that each may take.
 * @param options - `threads`: as many as the machine has cores by default. `shared`: what all items have in common, sent once
 *   to each.
 * @returns An engine for `mapItems` and `settleItems`. A thread that dies is the error of the item that it worked on;
 *   `settleItems` has the other items of that chunk done by another thread, from the chunk's first on: work may run twice.
 * @throws InvalidInputError when `threads` is not a whole number of at least 1.
 * @example
 * onThreads(() => new Worker(new URL("./rise.worker.ts", import.meta.url)), { threads: 2 });
 */
export function onThreads<Item, Result>(
	start: () => Worker,
	{ threads = availableParallelism(), shared }: { readonly threads?: number; readonly shared?: unknown } = {},
): Engine<Item, Result> {
	checkInteger("onThreads", "threads", threads, 1);
	return { chunksAtOnce: 4 * threads, open: () => openThreads<Item, Result>(start, threads, shared) };
}

interface Task<Item, Result> {
	readonly chunk: readonly NumberedItem<Item>[];
	readonly stopAtError: boolean;
	/** So far, in the order of the chunk. */
	readonly outcomes: Outcome<Result>[];
	/** Items on which a thread died, by index. */
	readonly deaths: Map<number, ItemError>;
	resolve(outcomes: readonly Outcome<Result>[]): void;
	reject(error: unknown): void;
}

function openThreads<Item, Result>(start: () => Worker, threads: number, shared: unknown): EngineSession<Item, Result> {
	const living = new Set<WorkerThread<Item, Result>>();
	const idle: WorkerThread<Item, Result>[] = [];
	const queue: Task<Item, Result>[] = [];
	let closed = false;

	const serve = () => {
		while (!closed && queue.length > 0 && (idle.length > 0 || living.size < threads)) {
			const task = queue.shift() as Task<Item, Result>;
			let thread = idle.pop();
			if (thread === undefined) {
				try {
					thread = new WorkerThread<Item, Result>(start, shared);
				} catch (error) {
					task.reject(error);
					continue;
				}
				living.add(thread);
			}
			void give(thread, task);
		}
	};
	const give = async (thread: WorkerThread<Item, Result>, task: Task<Item, Result>) => {
		const { chunk, outcomes, deaths, stopAtError } = task;
		try {
			const left = chunk.slice(outcomes.length);
			const end = left.findIndex(({ index }) => deaths.has(index));
			const found = await thread.run(end < 0 ? left : left.slice(0, end), stopAtError);
			if (isItemError(found)) {
				living.delete(thread);
				deaths.set(found.index, found);
			} else {
				idle.push(thread);
				outcomes.push(...found);
			}
			const isStopped = () => stopAtError && outcomes.some(({ ok }) => !ok);
			for (let next = chunk[outcomes.length]; next !== undefined && !isStopped(); next = chunk[outcomes.length]) {
				const error = deaths.get(next.index);
				if (error === undefined) break;
				outcomes.push({ index: next.index, id: next.id, ok: false, error });
			}
			if (outcomes.length < chunk.length && !isStopped()) queue.unshift(task);
			else task.resolve(outcomes);
		} catch (error) {
			living.delete(thread);
			task.reject(error);
		}
		serve();
	};
	return {
		run: (chunk, { stopAtError }) =>
			new Promise((resolve, reject) => {
				queue.push({ chunk, stopAtError, outcomes: [], deaths: new Map(), resolve, reject });
				serve();
			}),
		close: async () => {
			closed = true;
			await Promise.all([...living].map((thread) => thread.end()));
		},
	};
}
