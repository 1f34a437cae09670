import { type AudioSpectralFeatures, audioSpectralFeatures, type Mfcc, melDefinitions, mfcc } from "@quickening/voice";
import type { Jobs } from "../measure.ts";

const frames = { segmentSamples: 512, fftSamples: 512, stepSamples: 160 };

export const jobs: Jobs = {
	mfcc: ({ values, fs }) => ({
		run: () => mfcc(values, fs, { ...melDefinitions.librosa, ...frames }),
		answer: ({ values: cepstra, nRows, nColumns }: Mfcc) => {
			const mean = (k: number) => {
				let sum = 0;
				for (let t = 0; t < nRows; t++) sum += cepstra[t * nColumns + k];
				return sum / nRows;
			};
			return { frames: nRows, C0: mean(0), C1: mean(1), C12: mean(12) };
		},
	}),
	spectral: ({ values, fs }) => ({
		run: () => audioSpectralFeatures(values, fs, frames),
		answer: ({ summary }: AudioSpectralFeatures) => ({
			centroid: summary.centroidHz.mean,
			rollOff: summary.rollOffHz.mean,
			rms: summary.rms.mean,
		}),
	}),
};
