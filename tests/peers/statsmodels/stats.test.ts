import {
	incompleteBeta,
	logGamma,
	logisticRegression,
	mannWhitney,
	matrixFromColumns,
	newcombeDifference,
	normalCdf,
	normalQuantile,
	type QuantileType,
	quantile,
	studentTCdf,
	studentTQuantile,
	wilsonInterval,
} from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer, readTabular } from "../read-peer.ts";

/** Both sides are approximations good to the last few bits. */
const lastBits = 1e-14;
/** Through the incomplete beta function, whose logarithms of gamma cost some digits at 5000 degrees of freedom. */
const throughBeta = 1e-11;
/** Newton on both sides, to convergence. */
const regressionTolerance = 1e-9;

describe("SciPy: distributions", () => {
	const peer = readPeer("statsmodels/distributions.json");

	it("normalCdf keeps its relative precision in both tails", () => {
		// normalCdf(-20) is 2.753624118606233695e-89 (its continued fraction in 60 digits); SciPy is 3e-14 off there.
		for (const [z, expected] of peer.normalCdf) expectClose(normalCdf(z), expected, z < -10 ? 1e-13 : lastBits);
	});

	it("normalQuantile agrees from 1e-300 to 1 - 1e-9", () => {
		for (const [p, expected] of peer.normalQuantile) expectClose(normalQuantile(p), expected, lastBits, 1e-2);
	});

	it("studentTCdf and studentTQuantile agree from 0.5 to 5000 degrees of freedom", () => {
		for (const [t, df, expected] of peer.studentTCdf) expectClose(studentTCdf(t, df), expected, throughBeta);
		for (const [p, df, expected] of peer.studentTQuantile)
			expectClose(studentTQuantile(p, df), expected, 10 * throughBeta);
	});

	it("incompleteBeta and logGamma agree", () => {
		for (const [x, a, b, expected] of peer.incompleteBeta) expectClose(incompleteBeta(x, a, b), expected, throughBeta);
		for (const [x, expected] of peer.logGamma) expectClose(logGamma(x), expected, 1e-13);
	});

	it("the nine sample quantiles are NumPy's", () => {
		const sample = readTabular(37).age;
		const shares = [0, 0.03, 0.25, 0.5, 0.777, 0.95, 1];
		for (const [type, expected] of Object.entries(peer.quantiles) as [string, number[]][]) {
			shares.forEach((p, i) => {
				expectClose(quantile(sample, p, { type: Number(type) as QuantileType }), expected[i], 1e-13);
			});
		}
	});
});

describe("SciPy and statsmodels: tests and intervals", () => {
	const peer = readPeer("statsmodels/tests.json");

	it("mannWhitney with ties has the same U and p", () => {
		const { age, y } = readTabular(peer.rows);
		const rounded = age.map((x) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x)));
		const own = mannWhitney(
			rounded.filter((_, i) => y[i] === 1),
			rounded.filter((_, i) => y[i] === 0),
		);
		expect(own.u).toBe(peer.mannWhitney.u);
		expectClose(own.p, peer.mannWhitney.p, 1e-10);
	});

	it("wilsonInterval agrees, also for no and for all events", () => {
		for (const [nEvents, n, low, high] of peer.wilson) {
			const own = wilsonInterval({ nEvents, n });
			expect(own.low).toBeCloseTo(low, 12);
			expect(own.high).toBeCloseTo(high, 12);
		}
	});

	it("newcombeDifference agrees", () => {
		for (const [a, b, c, d, low, high] of peer.newcombe) {
			const own = newcombeDifference({ nEvents: a, n: b }, { nEvents: c, n: d });
			expect(own.low).toBeCloseTo(low, 12);
			expect(own.high).toBeCloseTo(high, 12);
		}
	});
});

describe("statsmodels: logistic regression", () => {
	it("estimates, standard errors, covariance and log likelihood agree", () => {
		const { rows, full } = readPeer("statsmodels/regression.json");
		const { age, x1, x2, x3, x4, y } = readTabular(rows);
		const own = logisticRegression(matrixFromColumns([age, x1, x2, x3, x4]), y);
		for (let j = 0; j < 6; j++) {
			expectClose(own.coefficients[j], full.coefficients[j], regressionTolerance, 0.01);
			expectClose(own.standardErrors[j], full.standardErrors[j], regressionTolerance);
		}
		for (let j = 0; j < 36; j++) expectClose(own.covariance.values[j], full.covariance[j], regressionTolerance, 1e-4);
		expectClose(own.logLikelihood, full.logLikelihood, 1e-12);
	});
});
