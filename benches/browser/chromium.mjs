/** The Chromium of the comparisons: the machine's own, or the one that is named; no GPU, and frames as fast as they come. */
import { chromium } from 'playwright-core';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-gpu-vsync',
  '--disable-frame-rate-limit',
  '--disable-quic',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
];

export const launch = () => chromium.launch({ executablePath: process.env.BARO_CHROMIUM ?? '/usr/bin/chromium', args: ARGS });
