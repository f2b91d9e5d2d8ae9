import { theme, type ThemeConfig } from 'antd';

import { palettes, sizes, type Mode } from './theme';

/** antd in our colours: one accent, our greys, 6 px corners, shadows only on what floats; `still`: nothing moves. */
export function antdTheme(mode: Mode, still: boolean): ThemeConfig {
  const c = palettes[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: c.accent,
      colorPrimaryHover: c.accentHover,
      colorPrimaryActive: c.accentHover,
      colorTextLightSolid: c.onAccent,
      colorLink: c.accent,
      colorLinkHover: c.accentHover,
      colorInfo: c.hand,
      colorSuccess: c.done,
      colorWarning: c.warn,
      colorError: c.bad,
      colorText: c.ink,
      colorTextSecondary: c.ink2,
      colorTextTertiary: c.ink3,
      colorTextDescription: c.ink3,
      colorTextPlaceholder: c.ink3,
      colorTextDisabled: c.ink3,
      colorIcon: c.ink3,
      colorBorder: c.fieldLine,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorBgBase: c.surface,
      colorBgLayout: c.ground,
      colorBgContainer: c.surface,
      colorBgElevated: c.float,
      colorBgSpotlight: c.strip,
      controlItemBgActive: c.accentSoft,
      controlItemBgActiveHover: c.accentSoft,
      controlItemBgHover: c.sunken,
      boxShadow: c.shadow,
      boxShadowSecondary: c.shadow,
      fontFamily: sizes.font,
      fontFamilyCode: sizes.mono,
      fontSize: parseInt(sizes.t3),
      fontWeightStrong: Number(sizes.w3),
      borderRadius: parseInt(sizes.r),
      borderRadiusSM: parseInt(sizes.rS),
      borderRadiusLG: parseInt(sizes.r),
      controlHeight: parseInt(sizes.control),
      controlHeightSM: parseInt(sizes.controlS),
      motion: !still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Button: {
        fontWeight: Number(sizes.w2),
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        defaultBorderColor: c.line2,
      },
      Tooltip: { colorTextLightSolid: c.onStrip },
      Form: { itemMarginBottom: parseInt(sizes.s4), labelColor: c.ink2 },
      Modal: { titleFontSize: parseInt(sizes.t4) },
    },
  };
}
