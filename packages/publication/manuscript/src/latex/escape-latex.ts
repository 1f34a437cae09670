import { InvalidInputError } from "@quickening/core";

/** Characters that are markup in LaTeX. */
const MARKUP: Readonly<Record<string, string>> = {
	"\\": "\\textbackslash{}",
	"{": "\\{",
	"}": "\\}",
	$: "\\$",
	"&": "\\&",
	"#": "\\#",
	"^": "\\textasciicircum{}",
	_: "\\_",
	"~": "\\textasciitilde{}",
	"%": "\\%",
	'"': "\\textquotedbl{}",
	"<": "\\textless{}",
	">": "\\textgreater{}",
	"|": "\\textbar{}",
	"\n": " ",
	"\t": " ",
};

/** Signs that pdfLaTeX sets only as commands. */
const SIGNS: Readonly<Record<string, string>> = {
	"\u00a0": "~",
	"\u2002": "\\enspace{}",
	"\u2003": "\\quad{}",
	"\u2007": "\\phantom{0}",
	"\u2008": "\\phantom{.}",
	"\u2009": "\\,",
	"\u202f": "\\,",
	"\u200b": "",
	"\u200e": "",
	"\u200f": "",
	"\u061c": "",
	"\u00ad": "\\-",
	"\u2010": "-",
	"\u2011": "\\mbox{-}",
	"\u2013": "--",
	"\u2014": "---",
	"\u2018": "`",
	"\u2019": "'",
	"\u201c": "``",
	"\u201d": "''",
	"\u2026": "\\dots{}",
	"\u2032": "$'$",
	"\u2033": "$''$",
	"\u2212": "$-$",
	"±": "$\\pm$",
	"×": "$\\times$",
	"÷": "$\\div$",
	"·": "$\\cdot$",
	"⋅": "$\\cdot$",
	"°": "$^\\circ$",
	"¬": "$\\lnot$",
	µ: "$\\mu$",
	"²": "$^2$",
	"³": "$^3$",
	"¹": "$^1$",
	"½": "$\\frac{1}{2}$",
	"≤": "$\\leq$",
	"≥": "$\\geq$",
	"≠": "$\\neq$",
	"≈": "$\\approx$",
	"∼": "$\\sim$",
	"∞": "$\\infty$",
	"√": "$\\surd$",
	"→": "$\\rightarrow$",
	"←": "$\\leftarrow$",
	"↔": "$\\leftrightarrow$",
	"∈": "$\\in$",
	"∑": "$\\sum$",
	"∝": "$\\propto$",
	"•": "\\textbullet{}",
	"†": "\\dag{}",
	"‡": "\\ddag{}",
	"§": "\\S{}",
	"¶": "\\P{}",
	"©": "\\textcopyright{}",
	"®": "\\textregistered{}",
	"™": "\\texttrademark{}",
	"€": "\\texteuro{}",
};

/** Greek letters by their commands' names; capitals that look Latin are set upright. */
export const GREEK: Readonly<Record<string, string>> = {
	α: "alpha",
	β: "beta",
	γ: "gamma",
	δ: "delta",
	ε: "varepsilon",
	ϵ: "epsilon",
	ζ: "zeta",
	η: "eta",
	θ: "theta",
	ϑ: "vartheta",
	ι: "iota",
	κ: "kappa",
	λ: "lambda",
	μ: "mu",
	ν: "nu",
	ξ: "xi",
	π: "pi",
	ρ: "rho",
	σ: "sigma",
	ς: "varsigma",
	τ: "tau",
	υ: "upsilon",
	φ: "varphi",
	ϕ: "phi",
	χ: "chi",
	ψ: "psi",
	ω: "omega",
	Γ: "Gamma",
	Δ: "Delta",
	Θ: "Theta",
	Λ: "Lambda",
	Ξ: "Xi",
	Π: "Pi",
	Σ: "Sigma",
	Υ: "Upsilon",
	Φ: "Phi",
	Ψ: "Psi",
	Ω: "Omega",
};

/**
 * Text as pdfLaTeX sets it, with T1 fonts and UTF-8: markup is escaped, signs become commands, Latin letters with accents
 * stay as they are.
 *
 * @throws InvalidInputError naming a character that has no command here.
 * @example
 * escapeLatex("5 % of n ≥ 10"); // "5 \\% of n $\\geq$ 10"
 */
export function escapeLatex(text: string): string {
	return [...text.normalize("NFC")]
		.map((character) => {
			const known = MARKUP[character] ?? SIGNS[character];
			if (known !== undefined) return known;
			const greek = GREEK[character];
			if (greek !== undefined) return `$\\${greek}$`;
			if (/^[\u0020-\u007e\u00a1\u00bf-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0218-\u021b]$/u.test(character))
				return character;
			const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
			throw new InvalidInputError(
				`escapeLatex: text must hold characters that pdfLaTeX can set; got "${character}" (U+${code}) in "${text.slice(0, 60)}"`,
				{ code: "bad-character", argument: "text", received: text },
			);
		})
		.join("");
}

/** An id or a key as the name of a label: letters, digits and a few signs stay, the rest becomes its code. */
export function latexLabel(text: string): string {
	return text.replaceAll(/[^\w:.+/-]/gu, (character) => `+${character.codePointAt(0)?.toString(16)}+`);
}

/** A link's address as the argument of \href; signs that TeX would read are written as their codes. */
export function latexAddress(address: string): string {
	return address
		.replaceAll(/[{}$^"<>|`\\]|[^\u0020-\u007e]/gu, encodeURIComponent)
		.replaceAll(/[%#]/g, (sign) => `\\${sign}`);
}
