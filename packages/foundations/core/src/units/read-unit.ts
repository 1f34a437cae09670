import { type UcumAtom, ucumAtoms, ucumPrefixes } from "./ucum-atoms.ts";

/** A unit that was understood. */
export interface Unit {
	/** As it was written. */
	readonly code: string;
	/** How many of its base units it is. */
	readonly magnitude: number;
	/** Exponents by base unit: m, s, g, rad, K, C, cd, mol, or an arbitrary unit; none is zero. */
	readonly bases: Readonly<Record<string, number>>;
	/** The scale of what is no multiple of its bases: "Cel", "degF", "pH", ...; such a unit stands alone. */
	readonly scale?: string;
}

interface Term {
	magnitude: number;
	bases: Map<string, number>;
	scale?: string;
}

let byCode: ReadonlyMap<string, UcumAtom> | undefined;
const atomOf = (code: string) => {
	byCode ??= new Map(ucumAtoms.map((atom) => [atom[0], atom]));
	return byCode.get(code);
};

/**
 * Reads a unit in the case-sensitive form of UCUM: "mm[Hg]", "mmol/L", "10*9/L", "{score}", "kg/m2".
 *
 * @returns The unit, or nothing where the text is none.
 *
 * Source: UCUM 2.2, section 2 (grammar), https://ucum.org/ucum; atoms in ucum-atoms.ts.
 * Agrees with: @lhncbc/ucum-lhc 7.1.10 on what is a unit, but for prefixes that UCUM does not allow, and on factors to 1e-9
 * (tests/peers/ucum).
 */
export function readUnit(code: string): Unit | undefined {
	let at = 0;
	const term = mainTerm();
	if (term === undefined || at !== code.length) return undefined;
	const { magnitude, bases, scale } = term;
	return { code, magnitude, bases: Object.fromEntries([...bases].sort()), ...(scale !== undefined && { scale }) };

	function mainTerm(): Term | undefined {
		if (code[at] !== "/") return product();
		at++;
		const below = product();
		return below && power(below, -1);
	}

	function product(): Term | undefined {
		let made = component();
		while (made !== undefined && (code[at] === "." || code[at] === "/")) {
			const sign = code[at++] === "." ? 1 : -1;
			const next = component();
			// A scale such as degrees Celsius cannot be multiplied: its zero is not nothing.
			if (next === undefined || next.scale !== undefined || made.scale !== undefined) return undefined;
			made = times(made, power(next, sign));
		}
		return made;
	}

	function component(): Term | undefined {
		if (code[at] === "(") {
			at++;
			const inner = product();
			if (inner === undefined || code[at] !== ")") return undefined;
			at++;
			return inner;
		}
		if (code[at] === "{") return annotation() ? plain(1) : undefined;
		const digits = /^\d+(?![*^\d])/.exec(code.slice(at))?.[0];
		if (digits !== undefined) {
			at += digits.length;
			if (code[at] === "{" && !annotation()) return undefined;
			return Number(digits) > 0 ? plain(Number(digits)) : undefined;
		}
		const symbol = symbolAt();
		if (symbol === undefined) return undefined;
		at += symbol.length;
		const simple = simpleUnit(symbol);
		if (simple === undefined) return undefined;
		const exponent = /^[+-]?\d+/.exec(code.slice(at))?.[0];
		if (exponent !== undefined) at += exponent.length;
		if (code[at] === "{" && !annotation()) return undefined;
		if (exponent === undefined) return simple;
		return simple.scale === undefined && Number(exponent) !== 0 ? power(simple, Number(exponent)) : undefined;
	}

	/** A prefix and an atom: up to what ends it; digits within brackets, and the 10 of a power of ten, belong to it. */
	function symbolAt(): string | undefined {
		return /^(?:10[*^]|(?:\[[\x21-\x5a\x5c\x5e-\x7a|~]+\]|[^\s\d.(){}[\]/+-])+)/.exec(code.slice(at))?.[0];
	}

	function annotation(): boolean {
		const text = /^\{[\x21-\x7a|~]*\}/.exec(code.slice(at))?.[0];
		if (text !== undefined) at += text.length;
		return text !== undefined;
	}
}

function simpleUnit(symbol: string): Term | undefined {
	const whole = atomOf(symbol);
	if (whole !== undefined) return termOf(whole, 1);
	for (const prefix of [symbol.slice(0, 1), symbol.slice(0, 2)]) {
		const factor = Object.hasOwn(ucumPrefixes, prefix) ? ucumPrefixes[prefix] : undefined;
		const atom = factor === undefined ? undefined : atomOf(symbol.slice(prefix.length));
		if (atom?.[3] === 1) return termOf(atom, factor!);
	}
	return undefined;
}

function termOf([, magnitude, bases, , scale]: UcumAtom, factor: number): Term {
	const exponents = bases === "" ? [] : bases.split(" ").map(exponentOf);
	return { magnitude: magnitude * factor, bases: new Map(exponents), ...(scale !== undefined && { scale }) };
}

/** "s-2" is s to the power of -2; an arbitrary unit, in brackets, has the exponent 1. */
function exponentOf(base: string): [string, number] {
	const parts = base.endsWith("]") ? null : /^([a-zA-Z]+)(-?\d+)$/.exec(base);
	return parts === null ? [base, 1] : [parts[1]!, Number(parts[2])];
}

function plain(magnitude: number): Term {
	return { magnitude, bases: new Map() };
}

function power({ magnitude, bases, scale }: Term, exponent: number): Term {
	return {
		magnitude: magnitude ** exponent,
		bases: new Map([...bases].map(([base, n]) => [base, n * exponent])),
		...(scale !== undefined && exponent === 1 && { scale }),
	};
}

function times(one: Term, other: Term): Term {
	const bases = new Map(one.bases);
	for (const [base, n] of other.bases) {
		const sum = (bases.get(base) ?? 0) + n;
		if (sum === 0) bases.delete(base);
		else bases.set(base, sum);
	}
	return { magnitude: one.magnitude * other.magnitude, bases };
}
