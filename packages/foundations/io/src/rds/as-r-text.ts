/**
 * A number as R's `as.character` writes it: 15 significant digits, whichever is shorter of the plain form and the one with an
 * exponent (which has two digits or more), the plain form where both are as long. Whole numbers of more digits stand in full.
 *
 * Agrees with: R 4.2.2, in texts that were numbers when they were saved (tests/peers/r).
 */
export function asRText(value: number): string {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "Inf" : "-Inf";
	if (value === 0) return "0";
	const [digits = "", exponentText = "0"] = Math.abs(value).toExponential(14).split("e");
	const exponent = Number(exponentText);
	const significant = digits.replace(".", "").replace(/0+$/, "");
	const sign = value < 0 ? "-" : "";
	const fraction = significant.slice(1);
	const power = String(Math.abs(exponent)).padStart(2, "0");
	const scientific = `${significant[0]}${fraction && `.${fraction}`}e${exponent < 0 ? "-" : "+"}${power}`;
	const magnitude = Math.abs(value);
	const plain =
		exponent >= 15
			? BigInt(magnitude).toString()
			: magnitude.toFixed(Math.min(100, Math.max(0, significant.length - 1 - exponent)));
	return sign + (plain.length <= scientific.length ? plain : scientific);
}
