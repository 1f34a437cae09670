import { cronbachAlpha, mcdonaldOmega } from "@quickening/pregnancy";
import { type PeerCase, readPeerOutput } from "../peer-case.ts";

const { r, psych, made } = readPeerOutput("questionnaires/psych.json.gz") as {
	readonly r: string;
	readonly psych: string;
	readonly made: {
		readonly items: readonly number[][];
		readonly result: { readonly alpha: number; readonly omega: number };
	};
};
const common = {
	package: "pregnancy",
	group: "Questionnaires",
	peer: `R psych ${psych} (R ${r})`,
	input: "7 made-up items of 200 people",
	unit: "",
};

export const cases: readonly PeerCase[] = [
	{
		...common,
		measure: "Cronbach's alpha",
		function: "cronbachAlpha",
		call: "alpha(...)$total$raw_alpha",
		theirs: () => made.result.alpha,
		ours: () => cronbachAlpha(made.items).value,
		tolerance: { relative: 1e-12, reason: "same definition, sums in another order" },
	},
	{
		...common,
		measure: "McDonald's omega, one factor",
		function: "mcdonaldOmega",
		call: 'fa(..., nfactors = 1, fm = "minres")',
		theirs: () => made.result.omega,
		ours: () => mcdonaldOmega(made.items).value,
		tolerance: { absolute: 1e-4, reason: "both minimise the residuals; the peer's optimiser stops earlier" },
	},
];
