/** The error of one item: its message begins with the item's name, `cause` is what the work threw. */
export class ItemError extends Error {
	readonly index: number;
	readonly itemId: string;

	constructor(message: string, { index, id, cause }: { index: number; id: string; cause: unknown }) {
		super(message, { cause });
		this.name = "ItemError";
		this.index = index;
		this.itemId = id;
	}
}

/** Recognises an {@link ItemError}, also one made by another copy of this package. */
export function isItemError(error: unknown): error is ItemError {
	return error instanceof Error && error.name === "ItemError" && "itemId" in error;
}

/** The error of an item whose work threw. */
export function itemError({ index, id }: { index: number; id: string }, cause: unknown): ItemError {
	const said = cause instanceof Error ? cause.message : String(cause);
	return new ItemError(`${id}: ${said}`, { index, id, cause });
}
