import { checkInteger } from "@quickening/core";
import type { Engine, NumberedItem, Outcome } from "./engine.ts";

/** How items are handed to an engine, and what is told on the way. */
export interface MapOptions<Item> {
	/**
	 * What an item is called. By default a text or number is its own name, an object's is its `id`, `participantId` or
	 * `personId`, and anything else is "item 7".
	 */
	readonly idOf?: (item: Item, index: number) => string;
	/** Items handed to a thread at a time, 1 by default: more where the work on one takes less than a millisecond or so. */
	readonly chunkSize?: number;
	/**
	 * Chunks that are under way or wait to be handed on, together: what bounds memory. By default four a thread. While whoever
	 * asked is busy with a result, no more than these are begun.
	 */
	readonly chunksAtOnce?: number;
	/** Ends everything when it is aborted; the call throws its reason. */
	readonly signal?: AbortSignal;
	/** Called as each item is handed on. `total` is known where the items have a length. */
	readonly onProgress?: (progress: MapProgress) => void;
}

export interface MapProgress {
	/** Items handed on so far, failed ones among them. */
	readonly done: number;
	readonly failed: number;
	readonly total: number | undefined;
	readonly id: string;
}

/**
 * Does some work on each item, and hands on the results in the order of the items as soon as they are there: the same results in
 * the same order, whatever the engine and however many threads it has. The first item in that order whose work fails ends it all.
 *
 * @param items - Anything that can be gone through, also while it is still being made; read no further ahead than there is room.
 * @param engine - Where the work is done: `inProcess`, or `onThreads` of `@quickening/compute/node`.
 * @returns Results, to be gone through with `for await`; leaving the loop early ends the work.
 * @throws ItemError, which names the item and has what the work threw as its `cause`; the reason of the signal; InvalidInputError
 *   for a chunk size below 1.
 * @example
 * for await (const rise of mapItems(["a", "b"], inProcess((id) => `${id}!`))) console.log(rise); // a!, then b!
 */
export async function* mapItems<Item, Result>(
	items: Iterable<Item> | AsyncIterable<Item>,
	engine: Engine<Item, Result>,
	options: MapOptions<Item> = {},
): AsyncGenerator<Result, void, undefined> {
	for await (const outcome of outcomesOf("mapItems", items, engine, options, true)) {
		if (!outcome.ok) throw outcome.error;
		yield outcome.value;
	}
}

/**
 * As {@link mapItems}, but an item whose work fails stops no other: its error is handed on in its place.
 *
 * @returns Of each item its value or its error.
 * @example
 * for await (const outcome of settleItems(women, engine)) if (!outcome.ok) console.log(outcome.error.message);
 */
export async function* settleItems<Item, Result>(
	items: Iterable<Item> | AsyncIterable<Item>,
	engine: Engine<Item, Result>,
	options: MapOptions<Item> = {},
): AsyncGenerator<Outcome<Result>, void, undefined> {
	yield* outcomesOf("settleItems", items, engine, options, false);
}

async function* outcomesOf<Item, Result>(
	where: string,
	items: Iterable<Item> | AsyncIterable<Item>,
	engine: Engine<Item, Result>,
	{ idOf = nameOf, chunkSize = 1, chunksAtOnce = engine.chunksAtOnce, signal, onProgress }: MapOptions<Item>,
	stopAtError: boolean,
): AsyncGenerator<Outcome<Result>, void, undefined> {
	checkInteger(where, "chunkSize", chunkSize, 1);
	checkInteger(where, "chunksAtOnce", chunksAtOnce, 1);
	signal?.throwIfAborted();
	const total = totalOf(items);
	const chunks = chunksOf(items, chunkSize, (item, index) => String(idOf(item, index)));
	const session = engine.open();
	const underWay: Promise<readonly Outcome<Result>[]>[] = [];
	let reading: Promise<IteratorResult<readonly NumberedItem<Item>[], void>> | undefined;
	let isRead = false;
	let failing = false;
	let done = 0;
	let failed = 0;
	try {
		for (;;) {
			while (underWay.length < chunksAtOnce && !isRead && !failing) {
				reading ??= chunks.next();
				const read = reading;
				// A slow source must not hold back what is there already.
				const first: Promise<unknown> | undefined = underWay[0];
				const next = await abortable(
					first === undefined ? read : Promise.race([read, first.then(nothing, nothing)]),
					signal,
				);
				if (next === undefined) break;
				reading = undefined;
				if (next.done === true) isRead = true;
				else {
					const outcomes = session.run(next.value, { stopAtError });
					underWay.push(outcomes);
					outcomes.then(
						(each) => {
							failing ||= stopAtError && each.some(({ ok }) => !ok);
						},
						// It is thrown where its turn comes.
						() => {
							failing = true;
						},
					);
				}
			}
			const oldest = underWay.shift();
			if (oldest === undefined) return;
			for (const outcome of await abortable(oldest, signal)) {
				done++;
				if (!outcome.ok) failed++;
				onProgress?.({ done, failed, total, id: outcome.id });
				yield outcome;
			}
		}
	} finally {
		await session.close();
		// A source that never answers must not hold back the end.
		if (reading === undefined) await chunks.return();
	}
}

const nothing = () => undefined;

async function* chunksOf<Item>(
	items: Iterable<Item> | AsyncIterable<Item>,
	size: number,
	idOf: (item: Item, index: number) => string,
): AsyncGenerator<readonly NumberedItem<Item>[], void, undefined> {
	let chunk: NumberedItem<Item>[] = [];
	let index = 0;
	for await (const item of items) {
		chunk.push({ index, id: idOf(item, index), item });
		index++;
		if (chunk.length === size) {
			yield chunk;
			chunk = [];
		}
	}
	if (chunk.length > 0) yield chunk;
}

function nameOf(item: unknown, index: number): string {
	if (typeof item === "string" || typeof item === "number") return String(item);
	if (typeof item === "object" && item !== null) {
		for (const key of ["id", "participantId", "personId"]) {
			const name = (item as Record<string, unknown>)[key];
			if (typeof name === "string" || typeof name === "number") return String(name);
		}
	}
	return `item ${index}`;
}

function totalOf(items: object): number | undefined {
	const { length, size } = items as { length?: unknown; size?: unknown };
	if (typeof length === "number") return length;
	return typeof size === "number" ? size : undefined;
}

/** The promise, or the reason of the signal as soon as it is aborted. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (signal === undefined) return promise;
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		if (signal.aborted) abort();
		signal.addEventListener("abort", abort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
	});
}
