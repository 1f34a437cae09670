/** A place in a text, counted from 1. */
export interface TextPlace {
	readonly line: number;
	readonly column: number;
}

/** Gives the place of an offset in a text. */
export function textPlaces(source: string): (offset: number) => TextPlace {
	const starts = [0];
	for (let i = source.indexOf("\n"); i >= 0; i = source.indexOf("\n", i + 1)) starts.push(i + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - starts[low]! + 1 };
	};
}
