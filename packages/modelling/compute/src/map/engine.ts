/** An item on its way through an engine. */
export interface NumberedItem<Item> {
	/** Place among all items, from 0. */
	readonly index: number;
	/** What the item is called in errors, progress and kept results. */
	readonly id: string;
	readonly item: Item;
}

/** What came of an item: a value or an error, never both. */
export type Outcome<Result> =
	| { readonly index: number; readonly id: string; readonly ok: true; readonly value: Result }
	| { readonly index: number; readonly id: string; readonly ok: false; readonly error: Error };

/** What the work knows of its item beside the item. */
export interface WorkContext<Shared> {
	readonly index: number;
	/** Derive seeds from it, never from a thread: `seededRandom(`cohort-1/${id}`)`. */
	readonly id: string;
	/** What all items have in common, such as parameters; one copy a thread. */
	readonly shared: Shared;
}

/**
 * The work on one item. It must depend on item and context alone, since it may run on any thread, and twice. What it takes and
 * returns are plain data: numbers, texts, arrays, typed arrays, objects of these.
 */
export type Work<Item, Result, Shared = undefined> = (
	item: Item,
	context: WorkContext<Shared>,
) => Result | Promise<Result>;

/**
 * What does the work: in this thread, on others, on other machines. Engines are made by `inProcess`, `onThreads` and the like.
 */
export interface Engine<Item, Result> {
	/** How many chunks may be under way or wait to be handed on, unless a call says otherwise. */
	readonly chunksAtOnce: number;
	open(): EngineSession<Item, Result>;
}

/** An engine at work for one call. */
export interface EngineSession<Item, Result> {
	/**
	 * Does a chunk and answers with its outcomes in its order; where `stopAtError`, none after the first error. An error of an
	 * item is an outcome: the promise fails only where the engine itself does.
	 */
	run(
		chunk: readonly NumberedItem<Item>[],
		options: { readonly stopAtError: boolean },
	): Promise<readonly Outcome<Result>[]>;
	/** Ends what still runs. Promises that were given out may stay open. */
	close(): Promise<void>;
}
