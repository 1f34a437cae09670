const given = new WeakMap<object, readonly ArrayBuffer[]>();

/**
 * Says of a value that the buffers of its typed arrays are given away, so that they reach the other thread without being copied.
 * Whoever gave them finds them empty afterwards. Buffers that are shared anyway (SharedArrayBuffer) stay as they are.
 *
 * @param value - An array or object; typed arrays are looked for in it and in the plain arrays and objects that it holds. One
 *   that shows a part of its buffer alone is copied, since the rest may be somebody else's.
 * @returns The same value, for the work to return or a list of items to hold.
 * @example
 * const work = () => moved({ rrMs: new Float64Array(100_000) });
 */
export function moved<T extends object>(value: T): T {
	const buffers = new Set<ArrayBuffer>();
	collect(value, buffers, new Set());
	given.set(value, [...buffers]);
	return value;
}

/**
 * The buffers that were given away with a value: none of one that {@link moved} was not told of.
 *
 * @throws Error when they have been sent already: work that is done again, after a thread's death, finds no more in them.
 */
export function buffersMovedWith(value: unknown): readonly ArrayBuffer[] {
	const buffers = typeof value === "object" && value !== null ? (given.get(value) ?? []) : [];
	if (buffers.some((buffer) => (buffer as { readonly detached?: boolean }).detached === true)) {
		throw new Error("its typed arrays were given away (moved) and sent before, so they are empty now");
	}
	return buffers;
}

function collect(value: unknown, buffers: Set<ArrayBuffer>, seen: Set<object>): void {
	if (typeof value !== "object" || value === null || seen.has(value)) return;
	seen.add(value);
	if (value instanceof ArrayBuffer) buffers.add(value);
	else if (ArrayBuffer.isView(value)) {
		const { buffer, byteLength } = value;
		if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffers.add(buffer);
	} else if (Array.isArray(value)) {
		for (const each of value) collect(each, buffers, seen);
	} else if (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null) {
		for (const each of Object.values(value)) collect(each, buffers, seen);
	}
}
