import { InvalidInputError } from "@quickening/core";

/**
 * Two scales in use under one name: `slaney` is linear below 1 kHz and logarithmic above (Auditory Toolbox, librosa's default),
 * `htk` is 2595 log10(1 + f / 700) throughout (HTK, Kaldi nearly so, torchaudio's default).
 */
export type MelScale = "slaney" | "htk";

const hertzPerMel = 200 / 3;
const kneeHz = 1000;
const kneeMel = kneeHz / hertzPerMel;
const logStep = Math.log(6.4) / 27;

/**
 * Frequency on a mel scale.
 *
 * @param hertz - Frequency in Hz, 0 or above.
 * @returns Mel: 15 at 1 kHz by "slaney", 1000 at about 1 kHz by "htk".
 * @throws InvalidInputError when the scale is unknown.
 *
 * Source: Slaney M. Auditory Toolbox, Interval Technical Report 1998-010; O'Shaughnessy D. Speech Communication, Addison-Wesley
 * 1987 (the formula of HTK).
 * Agrees with: librosa 0.11.0, `hz_to_mel`, to 1e-12 (tests/peers/librosa).
 * @example
 * hertzToMel(1000); // 15
 */
export function hertzToMel(hertz: number, { scale = "slaney" }: { scale?: MelScale } = {}): number {
	checkScale("hertzToMel", scale);
	if (scale === "htk") return 2595 * Math.log10(1 + hertz / 700);
	return hertz < kneeHz ? hertz / hertzPerMel : kneeMel + Math.log(hertz / kneeHz) / logStep;
}

/**
 * The frequency that has a place on a mel scale: the inverse of {@link hertzToMel}.
 *
 * @returns Frequency in Hz.
 * @throws InvalidInputError when the scale is unknown.
 * @example
 * melToHertz(15); // 1000
 */
export function melToHertz(mel: number, { scale = "slaney" }: { scale?: MelScale } = {}): number {
	checkScale("melToHertz", scale);
	if (scale === "htk") return 700 * (10 ** (mel / 2595) - 1);
	return mel < kneeMel ? mel * hertzPerMel : kneeHz * Math.exp(logStep * (mel - kneeMel));
}

function checkScale(where: string, scale: string): void {
	if (scale === "slaney" || scale === "htk") return;
	throw new InvalidInputError(`${where}: scale must be slaney or htk; got ${scale}`, {
		code: "unknown-name",
		argument: "scale",
		received: scale,
	});
}
