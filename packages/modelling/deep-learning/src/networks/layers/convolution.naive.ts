/** Convolution over time in plain loops, [time x nIn] with kernel [k x nIn x nOut]: the judge of the fast one. */
export function convolutionNaive(
	x: ArrayLike<number>,
	kernel: ArrayLike<number>,
	{
		nIn,
		nOut,
		kernelSamples,
		dilation,
		causal,
	}: { nIn: number; nOut: number; kernelSamples: number; dilation: number; causal: boolean },
): Float64Array {
	const length = x.length / nIn;
	const y = new Float64Array(length * nOut);
	const before = causal ? kernelSamples - 1 : Math.floor((kernelSamples - 1) / 2);
	for (let t = 0; t < length; t++) {
		for (let k = 0; k < kernelSamples; k++) {
			const from = t + (k - before) * dilation;
			if (from < 0 || from >= length) continue;
			for (let i = 0; i < nIn; i++) {
				for (let o = 0; o < nOut; o++) y[t * nOut + o] += x[from * nIn + i] * kernel[(k * nIn + i) * nOut + o];
			}
		}
	}
	return y;
}
