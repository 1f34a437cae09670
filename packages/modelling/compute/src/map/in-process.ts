import { doChunk } from "./do-chunk.ts";
import type { Engine, NumberedItem, Outcome, Work } from "./engine.ts";
import { buffersMovedWith } from "./moved.ts";

/**
 * Does the work in this thread, one item after the other.
 *
 * Items, what they share and results are passed as threads would pass them, as copies without methods and classes, so that what
 * works here works there, too. Between chunks the event loop has its turn: an abort signal is heard, Ctrl-C as well.
 *
 * @param work - The work on one item.
 * @param options - `shared`: what all items have in common.
 * @example
 * for await (const rise of mapItems(women, inProcess(riseOf))) console.log(rise);
 */
export function inProcess<Item, Result>(work: Work<Item, Result>): Engine<Item, Result>;
export function inProcess<Item, Result, Shared>(
	work: Work<Item, Result, Shared>,
	options: { readonly shared: Shared },
): Engine<Item, Result>;
export function inProcess<Item, Result, Shared>(
	work: Work<Item, Result, Shared>,
	options?: { readonly shared: Shared },
): Engine<Item, Result> {
	return {
		chunksAtOnce: 1,
		open: () => {
			const shared = structuredClone(options?.shared) as Shared;
			let closed = false;
			const pass = <T>(value: T): T =>
				isSimple(value) ? value : structuredClone(value, { transfer: [...buffersMovedWith(value)] });
			return {
				run: async (
					chunk: readonly NumberedItem<Item>[],
					{ stopAtError }: { readonly stopAtError: boolean },
				): Promise<readonly Outcome<Result>[]> => {
					await turn();
					if (closed) return [];
					return doChunk((item, context) => work(pass(item), context), chunk, {
						shared,
						stopAtError,
						pass,
						begin: () => {},
					});
				},
				close: async () => {
					closed = true;
				},
			};
		},
	};
}

function isSimple(value: unknown): boolean {
	return ["number", "string", "boolean", "undefined", "bigint"].includes(typeof value) || value === null;
}

/** Lets the event loop go round once; browsers have no setImmediate. */
function turn(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof setImmediate === "function") setImmediate(resolve);
		else setTimeout(resolve);
	});
}
