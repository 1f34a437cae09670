/** Numbers that programs and forms write where nothing was measured. */
const numbers: readonly number[] = [
	...[0, -1, -7, -8, -9, -77, -88, -99, -777, -888, -999, -7777, -8888, -9999, -99999, -999999],
	...[77, 88, 99, 777, 888, 999, 7777, 8888, 9999, 77777, 88888, 99999, 999999],
	...[-9.9, -99.9, -999.9, -99.99, -9.99, 9.9, 99.9, 999.9, 9.99, 99.99, 999.99, 88.8, 888.8],
];
const isCode = new Set(numbers);

/** Words that stand for "not measured", in lower case. */
const words: ReadonlySet<string> = new Set([
	...["na", "n/a", "n.a.", "#n/a", "nan", "null", "none", "nil", ".", "..", "-", "--", "?", "*", "#null!", "<na>"],
	...[
		"unknown",
		"unk",
		"not known",
		"missing",
		"not available",
		"not applicable",
		"not done",
		"nd",
		"n.d.",
		"refused",
		"undefined",
	],
]);

/** Days that databases write where there is none: their first one, their last one, or a form's. */
const days: ReadonlySet<string> = new Set([
	...["1899-12-30", "1899-12-31", "1900-01-00", "1900-01-01", "1901-01-01", "1904-01-01", "1970-01-01", "0001-01-01"],
	...["1111-11-11", "2099-12-31", "2999-12-31", "9999-12-31", "0000-00-00"],
]);

/** Whether a text stands for "not measured" in many files; a column of text may mean it as a word like any other. */
export function isMissingWord(text: string): boolean {
	return words.has(text.trim().toLowerCase()) || days.has(text.slice(0, 10));
}

/** Finds the missing codes that a column of numbers may have, as its values come. */
export class SuspectedNumbers {
	/** Of the values that are no candidates. */
	low = Number.POSITIVE_INFINITY;
	high = Number.NEGATIVE_INFINITY;
	/** How often each value stands there that is a code in many files. */
	readonly candidates = new Map<number, number>();

	add(value: number): void {
		if (isCode.has(value)) this.candidates.set(value, (this.candidates.get(value) ?? 0) + 1);
		else {
			if (value < this.low) this.low = value;
			if (value > this.high) this.high = value;
		}
	}

	/** Those that stand apart from the other values, so that somebody has to say what they are; in the order of numbers. */
	suspected(): number[] {
		const plain = [...this.candidates.keys()].filter((value) => !this.isSuspected(value));
		// What is no code after all widens the others, and may take a neighbour with it.
		for (const value of plain) {
			this.candidates.delete(value);
			this.low = Math.min(this.low, value);
			this.high = Math.max(this.high, value);
		}
		const left = [...this.candidates.keys()].sort((a, b) => a - b);
		return plain.length === 0 ? left : this.suspected();
	}

	private isSuspected(value: number): boolean {
		const { low, high } = this;
		const count = this.candidates.get(value)!;
		const isRepdigit = /^(\d)\1+$/.test(String(Math.abs(value)).replace(".", ""));
		// A column of nothing else, such as one of 0 and 9.
		if (low > high) return value < 0 || (isRepdigit && value >= 77);
		if (value === 0) return low >= 10 || (low > 3 && low > 0.3 * high);
		if (value < 0) return low >= 0;
		if (value > high) return value - high > Math.max(1, 0.05 * (high - low));
		if (value < low) return isRepdigit && low - value > Math.max(1, 0.05 * (high - low));
		return isRepdigit && value >= 777 && count > 1;
	}
}
