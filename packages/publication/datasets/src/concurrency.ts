/**
 * Applies an asynchronous function to each item, at most `limit` at a time. After the first failure no further item
 * is begun, those in progress are waited for, and the failure is thrown.
 */
export async function mapConcurrently<T>(
	items: readonly T[],
	limit: number,
	work: (item: T) => Promise<void>,
): Promise<void> {
	let next = 0;
	let failed = false;
	let failure: unknown;
	const worker = async () => {
		while (!failed && next < items.length) {
			try {
				await work(items[next++]!);
			} catch (error) {
				if (!failed) failure = error;
				failed = true;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	if (failed) throw failure;
}
