import { lmsCurves } from "@quickening/stats";
import { type PeerCase, readPeerOutput } from "../peer-case.ts";

const peer = readPeerOutput("lms/lms.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly x: readonly number[];
	readonly y: readonly number[];
	readonly cases: readonly {
		readonly k: 2 | 6;
		readonly logLikelihood: number;
		readonly l: readonly number[];
		readonly m: readonly number[];
		readonly s: readonly number[];
	}[];
};

export const cases: readonly PeerCase[] = peer.cases.flatMap((one): PeerCase[] => {
	const fit = () => lmsCurves({ x: peer.x, y: peer.y, nBasis: 6, edf: { l: one.k, m: one.k, s: one.k } });
	const shared = {
		package: "stats",
		group: "Centile curves",
		function: "lmsCurves",
		peer: `R ${peer.versions.R}, optim`,
		call: "optim(method = ...) of the likelihood",
		unit: "",
		input: `800 made-up measurements, ${one.k === 2 ? "straight lines" : "splines of 6 columns"} without penalty`,
	};
	return [
		{
			...shared,
			measure: "log-likelihood at its maximum",
			theirs: () => one.logLikelihood,
			ours: () => fit().logLikelihood,
			tolerance: { relative: 1e-10, reason: "same likelihood, flat at its maximum" },
		},
		{
			...shared,
			measure: "L, M and S at 40 ages",
			theirs: () => [...one.l, ...one.m, ...one.s],
			ours: () => {
				const { at } = fit();
				const own = peer.x.slice(0, 40).map(at);
				return [...own.map(({ l }) => l), ...own.map(({ m }) => m), ...own.map(({ s }) => s)];
			},
			tolerance: { relative: 1e-5, absolute: 1e-6, reason: "optim takes differences for derivatives" },
		},
	];
});
