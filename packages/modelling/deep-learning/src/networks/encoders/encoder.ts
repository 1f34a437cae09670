import type { InceptionTimeEncoder } from "./inception-time.ts";
import type { ResidualTcnEncoder } from "./residual-tcn.ts";
import type { TemporalCnnEncoder } from "./temporal-cnn.ts";

/** How the windows of one modality become features over time. Plain data: it is stored with the weights. */
export type Encoder = TemporalCnnEncoder | ResidualTcnEncoder | InceptionTimeEncoder;
