package ghanti.web;

import ghanti.campaign.CampaignStore;
import ghanti.campaign.TakeCampaign;
import java.nio.file.Path;

/**
 * What the campaigns of the API work on.
 *
 * @param changed told when a campaign may be dialled, or no longer
 * @param spool folder of bodies while they are taken in
 * @param perMinute the pace of dials
 */
public record CampaignParts(CampaignStore store, TakeCampaign taking, Runnable changed, Path spool, int perMinute) {}
