import type { NumberedItem, Outcome, Work } from "./engine.ts";
import { itemError } from "./item-error.ts";

/**
 * The work on the items of a chunk, one after the other, in whatever thread this is called.
 *
 * @param pass - Gives a value to whoever asked; throws where it cannot be given, which is then the item's error.
 * @param begin - Told of each item before its work begins.
 */
export async function doChunk<Item, Result, Shared>(
	work: Work<Item, Result, Shared>,
	chunk: readonly NumberedItem<Item>[],
	{
		shared,
		stopAtError,
		pass,
		begin,
	}: {
		readonly shared: Shared;
		readonly stopAtError: boolean;
		readonly pass: (value: Result) => Result;
		readonly begin: (item: NumberedItem<Item>) => void;
	},
): Promise<Outcome<Result>[]> {
	const outcomes: Outcome<Result>[] = [];
	for (const numbered of chunk) {
		const { index, id, item } = numbered;
		begin(numbered);
		try {
			const result = work(item, { index, id, shared });
			outcomes.push({ index, id, ok: true, value: pass(result instanceof Promise ? await result : result) });
		} catch (error) {
			outcomes.push({ index, id, ok: false, error: itemError(numbered, error) });
			if (stopAtError) break;
		}
	}
	return outcomes;
}
