/** Edges of the bands of HRV in Hz; the lower edge belongs to a band, the upper one to the next. */
export interface HrvBands {
	readonly ulf: readonly [number, number];
	readonly vlf: readonly [number, number];
	readonly lf: readonly [number, number];
	readonly hf: readonly [number, number];
}

/**
 * Bands by age.
 *
 * Source: adult: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043. A newborn breathes 30 to 60 times a minute, which
 * the adult band does not hold; `newborn` ends HF at 1.5 Hz (Doyle et al. 2009, doi:10.1109/IEMBS.2009.5333729 use 0.2 to 1.5
 * Hz).
 */
export const hrvBands = {
	adult: { ulf: [0, 0.003], vlf: [0.003, 0.04], lf: [0.04, 0.15], hf: [0.15, 0.4] },
	newborn: { ulf: [0, 0.003], vlf: [0.003, 0.04], lf: [0.04, 0.2], hf: [0.2, 1.5] },
} as const satisfies Record<string, HrvBands>;
