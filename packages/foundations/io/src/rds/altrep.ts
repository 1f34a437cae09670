import { asRText } from "./as-r-text.ts";
import type { RObject } from "./r-object.ts";
import { fetchAgain, rdsError } from "./rds-error.ts";
import type { XdrReader } from "./xdr-reader.ts";

/**
 * A vector that R keeps in a compact form (ALTREP, since R 3.5) in full: sequences by first, length and step; texts that are
 * numbers still; vectors wrapped with what is known of their order.
 */
export function unfold(reader: XdrReader, info: RObject, state: RObject): RObject {
	const { file } = reader;
	const symbol = info.type === "pairlist" ? info.values[0] : undefined;
	const name = symbol?.type === "symbol" ? symbol.name : undefined;
	if (name === undefined) {
		throw rdsError(
			file,
			`must name the class of a compact vector before byte ${reader.at} (unpacked)`,
			info.type,
			fetchAgain,
		);
	}
	const broken = () =>
		rdsError(
			file,
			`must say what a vector of class ${name} holds before byte ${reader.at} (unpacked)`,
			state.type,
			fetchAgain,
		);
	switch (name) {
		case "compact_intseq":
		case "compact_realseq": {
			if (state.type !== "double" || state.values.length !== 3) throw broken();
			const [length = 0, first = 0, step = 0] = state.values;
			if (!(Number.isSafeInteger(length) && length >= 0) || !(step === 1 || step === -1) || !Number.isFinite(first)) {
				throw broken();
			}
			const isInteger = name === "compact_intseq";
			const last = first + step * (length - 1);
			if (isInteger && !(Number.isInteger(first) && Math.abs(first) < 2 ** 31 && Math.abs(last) < 2 ** 31))
				throw broken();
			reader.expand(9 * length, `a sequence of ${length}`);
			const values = Float64Array.from({ length }, (_, i) => first + step * i);
			return isInteger
				? { type: "integer", values, attributes: {} }
				: { type: "double", values, isNa: new Uint8Array(length), attributes: {} };
		}
		case "deferred_string": {
			const numbers = state.type === "pairlist" ? state.values[0] : undefined;
			if (numbers?.type !== "integer" && numbers?.type !== "double") throw broken();
			const { values } = numbers;
			reader.expand(8 * values.length, `${values.length} texts`);
			const isNa = (i: number) => (numbers.type === "double" ? numbers.isNa[i] === 1 : Number.isNaN(values[i]));
			const text = (value: number) => (numbers.type === "integer" ? String(value) : asRText(value));
			return {
				type: "character",
				values: Array.from(values, (value, i) => (isNa(i) ? null : text(value))),
				attributes: {},
			};
		}
		case "wrap_integer":
		case "wrap_real":
		case "wrap_logical":
		case "wrap_string":
		case "wrap_complex":
		case "wrap_raw":
		case "wrap_list": {
			const inner = state.type === "list" || state.type === "pairlist" ? state.values[0] : undefined;
			if (inner === undefined) throw broken();
			return inner;
		}
	}
	throw rdsError(
		file,
		`must use R's own compact vectors (before byte ${reader.at} unpacked)`,
		`one of class ${name}`,
		"In R: copy the vector element by element before saveRDS, for example x[] <- x + 0.",
	);
}
