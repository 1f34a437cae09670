/**
 * Least and largest value in stretches of a signal whose length is not known beforehand: at most `mostBins` stretches, which
 * double in width as the recording turns out to be longer.
 */
export class Envelope {
	readonly #mostBins: number;
	#low: Float64Array;
	#high: Float64Array;
	#samplesPerBin = 1;
	#nSamples = 0;
	#nMissing = 0;

	constructor(mostBins = 480) {
		this.#mostBins = mostBins;
		this.#low = new Float64Array(mostBins).fill(Number.POSITIVE_INFINITY);
		this.#high = new Float64Array(mostBins).fill(Number.NEGATIVE_INFINITY);
	}

	/** Takes the next samples; NaN widens nothing, and is counted. */
	add(samples: Float64Array): void {
		for (let i = 0; i < samples.length; i++) {
			if (this.#nSamples >= this.#mostBins * this.#samplesPerBin) this.#halve();
			const bin = Math.floor(this.#nSamples++ / this.#samplesPerBin);
			const value = samples[i]!;
			if (Number.isNaN(value)) this.#nMissing++;
			else {
				if (value < this.#low[bin]!) this.#low[bin] = value;
				if (value > this.#high[bin]!) this.#high[bin] = value;
			}
		}
	}

	get nSamples(): number {
		return this.#nSamples;
	}

	get nMissing(): number {
		return this.#nMissing;
	}

	/** Stretches in order: from, to (in samples), least and largest; null where nothing was there. */
	bins(): { from: number; to: number; low: number | null; high: number | null }[] {
		const n = Math.ceil(this.#nSamples / this.#samplesPerBin);
		return Array.from({ length: n }, (_, bin) => ({
			from: bin * this.#samplesPerBin,
			to: Math.min(this.#nSamples, (bin + 1) * this.#samplesPerBin),
			low: Number.isFinite(this.#low[bin]) ? this.#low[bin]! : null,
			high: Number.isFinite(this.#high[bin]) ? this.#high[bin]! : null,
		}));
	}

	#halve(): void {
		const half = this.#mostBins >> 1;
		for (let bin = 0; bin < half; bin++) {
			this.#low[bin] = Math.min(this.#low[2 * bin]!, this.#low[2 * bin + 1]!);
			this.#high[bin] = Math.max(this.#high[2 * bin]!, this.#high[2 * bin + 1]!);
		}
		this.#low.fill(Number.POSITIVE_INFINITY, half);
		this.#high.fill(Number.NEGATIVE_INFINITY, half);
		this.#samplesPerBin *= 2;
	}
}
